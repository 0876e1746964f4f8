package io.qualitender.api.reference.auditduration;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.TurnoverBand;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The legal rules of audits and certificates in one dated file: figures are data, not code. Each
 * figure has a confidence.
 *
 * @param version the id of the dated file: the same law may be read again and corrected
 * @param effectiveFrom first day on which these rules are in force (Europe/Paris)
 * @param legalBasis the text and its articles
 * @param lastCheckedOn the day all of it was last checked; null in the oldest file
 * @param knownGaps what no source says
 * @param bodySuspended what a suspended body may still do; null if the file has no such rule
 * @param bodyWithdrawn what happens to the certificates of a withdrawn body; null if the file has
 *     no such rule
 * @param announced rules announced but not in force: shown, never applied
 * @param compulsorySince first day on which public funding requires the certificate
 */
public record AuditRules(
    @JacksonInject("version") String version,
    LocalDate effectiveFrom,
    String legalBasis,
    BilingualText note,
    LocalDate lastCheckedOn,
    List<BilingualText> knownGaps,
    List<Band> turnoverBands,
    BilingualText turnoverBasis,
    DurationDays durationDays,
    Length perSampledSiteDays,
    Length newEntrantExtraAtSurveillanceDays,
    BilingualText halfDaySteps,
    SiteSampling siteSampling,
    Windows windows,
    NonConformities nonConformities,
    BodySuspended bodySuspended,
    BodyWithdrawn bodyWithdrawn,
    List<Announced> announced,
    List<String> publicFunders,
    LocalDate compulsorySince) {

  /**
   * @param minEuroInclusive lower limit, whole euros excluding VAT
   * @param maxEuroExclusive lower limit of the next band; null for the last
   */
  public record Band(TurnoverBand code, long minEuroInclusive, Long maxEuroExclusive) {}

  /** A length with its confidence. */
  public record Length(HalfDays value, Confidence confidence) {
    public Length {
      check(value != null && confidence != null, "length without value or confidence");
    }
  }

  /** A number with its confidence: years, months, days or a count, by the component's name. */
  public record Count(int value, Confidence confidence) {
    public Count {
      check(value >= 0 && confidence != null, "count negative or without confidence");
    }
  }

  public record Fact(boolean value, Confidence confidence) {
    public Fact {
      check(confidence != null, "fact without confidence");
    }
  }

  /** The table of lengths; rules that are text in the file stay text. */
  public record DurationDays(
      @JsonProperty("INITIAL") Map<TurnoverBand, Cells> initial,
      @JsonProperty("SURVEILLANCE") Map<TurnoverBand, Cells> surveillance,
      @JsonProperty("RENEWAL") String renewal,
      @JsonProperty("EXTENSION") BilingualText extension,
      @JsonProperty("INITIAL_LIGHTENED") Lightened initialLightened) {
    private static final String RENEWAL_AS_INITIAL = "same as INITIAL (confidence ";

    public DurationDays {
      for (TurnoverBand band : TurnoverBand.values()) {
        check(initial != null && initial.containsKey(band), "INITIAL has no " + band);
        check(
            surveillance != null && surveillance.containsKey(band), "SURVEILLANCE has no " + band);
      }
      check(
          renewal != null && renewal.matches("same as INITIAL \\(confidence [ABC]\\)"),
          "RENEWAL must be \"same as INITIAL\": " + renewal);
      check(
          extension != null && initialLightened != null,
          "EXTENSION or INITIAL_LIGHTENED is missing");
      initial = Map.copyOf(initial);
      surveillance = Map.copyOf(surveillance);
    }

    /** The cells of that audit in that band; a renewal uses those of the initial audit. */
    public Cells cells(AuditKind kind, TurnoverBand band) {
      return switch (kind) {
        case INITIAL -> initial.get(band);
        case SURVEILLANCE -> surveillance.get(band);
        case RENEWAL -> initial.get(band).cappedAt(renewalConfidence());
      };
    }

    private Confidence renewalConfidence() {
      int at = RENEWAL_AS_INITIAL.length();
      return Confidence.valueOf(renewal.substring(at, at + 1));
    }
  }

  /**
   * One band of one kind of audit.
   *
   * @param base the length of every audit of the band
   * @param baseAfOnlyConfidence confidence of the base; that of a category's addition is in {@code
   *     addConfidence}
   * @param add the addition of each category, also 0.0, which may be unconfirmed too
   */
  public record Cells(
      HalfDays base,
      Confidence baseAfOnlyConfidence,
      Map<ActionCategory, HalfDays> add,
      Map<ActionCategory, Confidence> addConfidence) {
    public Cells {
      check(base != null && baseAfOnlyConfidence != null, "base without value or confidence");
      for (ActionCategory category : ActionCategory.values()) {
        check(add != null && add.containsKey(category), "add has no " + category.dataCode());
        check(
            addConfidence != null && addConfidence.containsKey(category),
            "addConfidence has no " + category.dataCode());
      }
      add = Map.copyOf(add);
      addConfidence = Map.copyOf(addConfidence);
    }

    private Cells cappedAt(Confidence floor) {
      Map<ActionCategory, Confidence> lowered = new HashMap<>(addConfidence);
      lowered.replaceAll((category, own) -> own.lowest(floor));
      return new Cells(base, baseAfOnlyConfidence.lowest(floor), add, lowered);
    }
  }

  /** Holders of an active quality label of the list before 2019 have a shorter initial audit. */
  public record Lightened(
      BilingualText condition,
      @JsonProperty("UNDER_750K") LightenedCells under750k,
      @JsonProperty("FROM_750K") LightenedCells from750k) {
    public Lightened {
      check(
          condition != null && under750k != null && from750k != null,
          "INITIAL_LIGHTENED without condition or band");
    }
  }

  public record LightenedCells(
      HalfDays base, Map<ActionCategory, HalfDays> add, Confidence confidence) {
    public LightenedCells {
      check(
          base != null && add != null && confidence != null,
          "INITIAL_LIGHTENED without base, additions or confidence");
      add = Map.copyOf(add);
    }
  }

  /**
   * Periods counted from a decision or a contract.
   *
   * @param transferAfterBodyWithdrawalMonths null in the oldest file
   * @param bodySuspensionMonths null in the oldest file
   */
  public record Windows(
      MonthsWindow surveillanceMonthsAfterCertification,
      Count certificateValidityYears,
      BilingualText renewalDecision,
      Count auditDateProposedWithinDaysOfContract,
      Count newApplicationAfterRefusalOrWithdrawalMonths,
      Count transferFileFromOldBodyDays,
      Count transferDecisionByNewBodyDays,
      Count transferAfterBodyWithdrawalMonths,
      Count bodySuspensionMonths) {
    public Windows {
      check(
          surveillanceMonthsAfterCertification != null
              && certificateValidityYears != null
              && auditDateProposedWithinDaysOfContract != null
              && newApplicationAfterRefusalOrWithdrawalMonths != null
              && transferFileFromOldBodyDays != null
              && transferDecisionByNewBodyDays != null
              && renewalDecision != null,
          "a window is missing");
    }
  }

  /** A range of months counted from the certificate's first day. */
  public record MonthsWindow(int from, int to, Confidence confidence) {
    public MonthsWindow {
      check(from >= 0 && from <= to && confidence != null, "invalid window of months");
    }
  }

  public record NonConformities(
      Count minorsThatMakeOneMajor,
      Count majorCorrectionMonths,
      Count majorVerificationExtraMonths,
      Count minorCorrectionMonths,
      BilingualText minorNotLiftedAtNextAudit,
      Fact noCertificateWhileMajorOpen,
      BilingualText certificateNotDisplayed) {
    public NonConformities {
      check(
          minorsThatMakeOneMajor != null
              && majorCorrectionMonths != null
              && majorVerificationExtraMonths != null
              && minorCorrectionMonths != null
              && noCertificateWhileMajorOpen != null
              && minorNotLiftedAtNextAudit != null
              && certificateNotDisplayed != null,
          "a rule of non-conformities is missing");
    }
  }

  /** Activities that a body may or may not do while suspended. */
  public enum BodyActivity {
    SURVEILLANCE,
    INITIAL,
    RENEWAL,
    EXTENSION,
    SCOPE_CHANGE
  }

  public record BodySuspended(
      boolean certificatesStayValid,
      List<BodyActivity> allowed,
      List<BodyActivity> forbidden,
      Confidence confidence) {
    public BodySuspended {
      check(
          allowed != null && forbidden != null && confidence != null,
          "bodySuspended is incomplete");
      List<BodyActivity> all = new ArrayList<>(allowed);
      all.addAll(forbidden);
      check(
          all.size() == BodyActivity.values().length
              && all.containsAll(List.of(BodyActivity.values())),
          "bodySuspended: each activity must be allowed or forbidden");
      allowed = List.copyOf(allowed);
      forbidden = List.copyOf(forbidden);
    }
  }

  public record BodyWithdrawn(
      int certificatesStayValidMonths, BilingualText then, Confidence confidence) {
    public BodyWithdrawn {
      check(
          certificatesStayValidMonths > 0 && then != null && confidence != null,
          "bodyWithdrawn without months, text or confidence");
    }
  }

  /** A rule that is not adopted yet. */
  public record Announced(
      BilingualText what, YearMonth announcedOn, State state, BilingualText note) {
    /** No state for "in force": an adopted rule gets a new dated file. */
    public enum State {
      ANNOUNCED
    }

    public Announced {
      check(
          what != null && announcedOn != null && state != null && note != null,
          "announced rule without what, announcedOn, state or note");
    }
  }

  public AuditRules {
    knownGaps = knownGaps == null ? List.of() : List.copyOf(knownGaps);
    announced = announced == null ? List.of() : List.copyOf(announced);
    check(
        bodyWithdrawn == null
            || windows == null
            || windows.transferAfterBodyWithdrawalMonths() != null
                && windows.transferAfterBodyWithdrawalMonths().value()
                    == bodyWithdrawn.certificatesStayValidMonths(),
        "bodyWithdrawn and windows give different months");
    check(effectiveFrom != null && compulsorySince != null, "a date is missing");
    check(legalBasis != null && !legalBasis.isBlank(), "legalBasis is missing");
    check(note != null && turnoverBasis != null && halfDaySteps != null, "a text is missing");
    check(
        durationDays != null
            && perSampledSiteDays != null
            && newEntrantExtraAtSurveillanceDays != null
            && siteSampling != null
            && windows != null
            && nonConformities != null,
        "a table is missing");
    check(publicFunders != null && !publicFunders.isEmpty(), "publicFunders is missing");
    check(turnoverBands != null, "turnoverBands is missing");
    turnoverBands = List.copyOf(turnoverBands);
    publicFunders = List.copyOf(publicFunders);
    TurnoverBand[] expected = TurnoverBand.values();
    check(turnoverBands.size() == expected.length, "turnoverBands: exactly one row per band");
    Long lowerLimit = 0L;
    for (int i = 0; i < expected.length; i++) {
      Band band = turnoverBands.get(i);
      check(band.code() == expected[i], "turnoverBands: " + expected[i] + " expected");
      check(
          lowerLimit != null && lowerLimit == band.minEuroInclusive(),
          "turnoverBands: " + band.code() + " does not start where the previous one ends");
      lowerLimit = band.maxEuroExclusive();
    }
    check(lowerLimit == null, "turnoverBands: the last one must have no upper limit");
  }

  /**
   * The band of a yearly training turnover, excluding VAT.
   *
   * @param turnoverCents cents, 0 or more; 149 999.99 € is below 150 000 €
   * @throws IllegalArgumentException for a negative turnover
   */
  public TurnoverBand bandOf(long turnoverCents) {
    check(turnoverCents >= 0, "negative turnover: " + turnoverCents);
    long wholeEuros = turnoverCents / 100;
    return turnoverBands.stream()
        .filter(band -> band.maxEuroExclusive() == null || wholeEuros < band.maxEuroExclusive())
        .findFirst()
        .orElseThrow()
        .code();
  }
}
