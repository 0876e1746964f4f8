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
 * What the law sets about audits and certificates, as one dated file gives it: figures never stand
 * in code. Each figure carries how well it is confirmed.
 *
 * @param version which dated file this is: the same law may be read again, and better
 * @param effectiveFrom first day on which these rules hold (Europe/Paris)
 * @param legalBasis the text and its articles
 * @param lastCheckedOn the day all of it was read again; null in the oldest file
 * @param knownGaps what no source of ours says
 * @param bodySuspended what a suspended body may still do; null where the file does not say
 * @param bodyWithdrawn what becomes of a withdrawn body's certificates; null likewise
 * @param announced what is not in force: shown as such and never applied
 * @param compulsorySince first day on which the funders' money asks for the certificate
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
   * @param minEuroInclusive where the band begins, whole euros excluding VAT
   * @param maxEuroExclusive where the next one begins, or null for the last
   */
  public record Band(TurnoverBand code, long minEuroInclusive, Long maxEuroExclusive) {}

  /** A confirmed, or not so confirmed, length. */
  public record Length(HalfDays value, Confidence confidence) {
    public Length {
      check(value != null && confidence != null, "a length lacks its value or its confidence");
    }
  }

  /** A confirmed, or not so confirmed, number: years, months, days or a count, as its name says. */
  public record Count(int value, Confidence confidence) {
    public Count {
      check(value >= 0 && confidence != null, "a count is negative or lacks its confidence");
    }
  }

  public record Fact(boolean value, Confidence confidence) {
    public Fact {
      check(confidence != null, "a fact lacks its confidence");
    }
  }

  /** The table of lengths; what is said in words there is kept in words. */
  public record DurationDays(
      @JsonProperty("INITIAL") Map<TurnoverBand, Cells> initial,
      @JsonProperty("SURVEILLANCE") Map<TurnoverBand, Cells> surveillance,
      @JsonProperty("RENEWAL") String renewal,
      @JsonProperty("EXTENSION") BilingualText extension,
      @JsonProperty("INITIAL_LIGHTENED") Lightened initialLightened) {
    private static final String RENEWAL_AS_INITIAL = "same as INITIAL (confidence ";

    public DurationDays {
      for (TurnoverBand band : TurnoverBand.values()) {
        check(initial != null && initial.containsKey(band), "INITIAL lacks " + band);
        check(surveillance != null && surveillance.containsKey(band), "SURVEILLANCE lacks " + band);
      }
      check(
          renewal != null && renewal.matches("same as INITIAL \\(confidence [ABC]\\)"),
          "RENEWAL is not said to be the same as INITIAL: " + renewal);
      check(extension != null && initialLightened != null, "EXTENSION or INITIAL_LIGHTENED lacks");
      initial = Map.copyOf(initial);
      surveillance = Map.copyOf(surveillance);
    }

    /** The cells of that audit in that band; a renewal reads those of the initial audit. */
    public Cells cells(AuditKind kind, TurnoverBand band) {
      return switch (kind) {
        case INITIAL -> initial.get(band);
        case SURVEILLANCE -> surveillance.get(band);
        case RENEWAL -> initial.get(band).noBetterThan(renewalConfidence());
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
   * @param base what every audit of the band takes
   * @param baseAfOnlyConfidence how well the base is confirmed; another category's doubt stands in
   *     its own cell
   * @param add what each category adds, 0.0 included: that too is a figure, sure or not
   */
  public record Cells(
      HalfDays base,
      Confidence baseAfOnlyConfidence,
      Map<ActionCategory, HalfDays> add,
      Map<ActionCategory, Confidence> addConfidence) {
    public Cells {
      check(base != null && baseAfOnlyConfidence != null, "a base or its confidence lacks");
      for (ActionCategory category : ActionCategory.values()) {
        check(add != null && add.containsKey(category), "add lacks " + category.dataCode());
        check(
            addConfidence != null && addConfidence.containsKey(category),
            "addConfidence lacks " + category.dataCode());
      }
      add = Map.copyOf(add);
      addConfidence = Map.copyOf(addConfidence);
    }

    private Cells noBetterThan(Confidence floor) {
      Map<ActionCategory, Confidence> lowered = new HashMap<>(addConfidence);
      lowered.replaceAll((category, own) -> own.lowest(floor));
      return new Cells(base, baseAfOnlyConfidence.lowest(floor), add, lowered);
    }
  }

  /** Holders of an active quality label of the list of before 2019 have a lighter first audit. */
  public record Lightened(
      BilingualText condition,
      @JsonProperty("UNDER_750K") LightenedCells under750k,
      @JsonProperty("FROM_750K") LightenedCells from750k) {
    public Lightened {
      check(
          condition != null && under750k != null && from750k != null,
          "INITIAL_LIGHTENED lacks its condition or a band");
    }
  }

  public record LightenedCells(
      HalfDays base, Map<ActionCategory, HalfDays> add, Confidence confidence) {
    public LightenedCells {
      check(
          base != null && add != null && confidence != null,
          "INITIAL_LIGHTENED lacks its base, its additions or its confidence");
      add = Map.copyOf(add);
    }
  }

  /**
   * Delays that run from a decision or a contract.
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
          "a window lacks");
    }
  }

  /** From that month to that month, both counted from the certificate's first day. */
  public record MonthsWindow(int from, int to, Confidence confidence) {
    public MonthsWindow {
      check(from >= 0 && from <= to && confidence != null, "an ill-formed window of months");
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
          "a rule of non-conformities lacks");
    }
  }

  /** What a body may or may not do while its accreditation is suspended. */
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
      check(allowed != null && forbidden != null && confidence != null, "bodySuspended lacks");
      List<BodyActivity> all = new ArrayList<>(allowed);
      all.addAll(forbidden);
      check(
          all.size() == BodyActivity.values().length
              && all.containsAll(List.of(BodyActivity.values())),
          "bodySuspended: each activity is allowed or forbidden");
      allowed = List.copyOf(allowed);
      forbidden = List.copyOf(forbidden);
    }
  }

  public record BodyWithdrawn(
      int certificatesStayValidMonths, BilingualText then, Confidence confidence) {
    public BodyWithdrawn {
      check(
          certificatesStayValidMonths > 0 && then != null && confidence != null,
          "bodyWithdrawn lacks its months, its sentence or its confidence");
    }
  }

  /** A rule that no adopted text says yet. */
  public record Announced(
      BilingualText what, YearMonth announcedOn, State state, BilingualText note) {
    /** There is no state of being in force here: such a rule is a new dated file. */
    public enum State {
      ANNOUNCED
    }

    public Announced {
      check(
          what != null && announcedOn != null && state != null && note != null,
          "an announced rule lacks what, announcedOn, state or note");
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
        "a withdrawn body's certificates and the transfer have two lengths");
    check(effectiveFrom != null && compulsorySince != null, "a date lacks");
    check(legalBasis != null && !legalBasis.isBlank(), "legalBasis lacks");
    check(note != null && turnoverBasis != null && halfDaySteps != null, "a sentence lacks");
    check(
        durationDays != null
            && perSampledSiteDays != null
            && newEntrantExtraAtSurveillanceDays != null
            && siteSampling != null
            && windows != null
            && nonConformities != null,
        "a table lacks");
    check(publicFunders != null && !publicFunders.isEmpty(), "publicFunders lacks");
    check(turnoverBands != null, "turnoverBands lacks");
    turnoverBands = List.copyOf(turnoverBands);
    publicFunders = List.copyOf(publicFunders);
    TurnoverBand[] expected = TurnoverBand.values();
    check(turnoverBands.size() == expected.length, "turnoverBands: one row each, no more");
    Long begins = 0L;
    for (int i = 0; i < expected.length; i++) {
      Band band = turnoverBands.get(i);
      check(band.code() == expected[i], "turnoverBands: " + expected[i] + " expected");
      check(
          begins != null && begins == band.minEuroInclusive(),
          "turnoverBands: " + band.code() + " does not begin where the one before ends");
      begins = band.maxEuroExclusive();
    }
    check(begins == null, "turnoverBands: the last one has no end");
  }

  /**
   * The band of a yearly training turnover, excluding VAT.
   *
   * @param turnoverCents cents, 0 or more; 149 999.99 € is still under 150 000 €
   * @throws IllegalArgumentException for a negative turnover
   */
  public TurnoverBand bandOf(long turnoverCents) {
    check(turnoverCents >= 0, "a turnover cannot be negative: " + turnoverCents);
    long wholeEuros = turnoverCents / 100;
    return turnoverBands.stream()
        .filter(band -> band.maxEuroExclusive() == null || wholeEuros < band.maxEuroExclusive())
        .findFirst()
        .orElseThrow()
        .code();
  }
}
