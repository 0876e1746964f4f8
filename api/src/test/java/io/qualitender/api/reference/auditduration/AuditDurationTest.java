package io.qualitender.api.reference.auditduration;

import static io.qualitender.api.reference.referential.ActionCategory.ACTIONS_DE_FORMATION;
import static io.qualitender.api.reference.referential.ActionCategory.APPRENTISSAGE;
import static io.qualitender.api.reference.referential.ActionCategory.BILANS_DE_COMPETENCES;
import static io.qualitender.api.reference.referential.AuditKind.INITIAL;
import static io.qualitender.api.reference.referential.AuditKind.RENEWAL;
import static io.qualitender.api.reference.referential.AuditKind.SURVEILLANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.reference.auditduration.AuditDuration.Part;
import io.qualitender.api.reference.auditduration.AuditDuration.Source;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.TurnoverBand;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Arrêté du 6 juin 2019 modifié relatif aux modalités d'audit: bands, categories, sites. */
class AuditDurationTest {
  private final AuditRules rules =
      AuditRulesBook.load().inForceOn(LocalDate.parse("2026-12-01")).orElseThrow();

  @ParameterizedTest(name = "{0} {1} € {2}, {3} other sites, new entrant {4}: {5} days")
  @CsvFileSource(
      resources = "/reference/audit-duration-examples-2026-11-26.csv",
      numLinesToSkip = 1)
  void publishedExamplesAreCorrect(
      AuditKind kind,
      long turnoverEuro,
      String categories,
      int otherSites,
      boolean newEntrant,
      BigDecimal days,
      Confidence confidence) {
    assertExample(rules, kind, turnoverEuro, categories, otherSites, newEntrant, days, confidence);
  }

  /** Answers under the first reading. */
  @ParameterizedTest(name = "{0} {1} € {2}, {3} other sites, new entrant {4}: {5} days")
  @CsvFileSource(
      resources = "/reference/audit-duration-examples-2023-09-01.csv",
      numLinesToSkip = 1)
  void firstReadingGivesTheSameAnswersAsBefore(
      AuditKind kind,
      long turnoverEuro,
      String categories,
      int otherSites,
      boolean newEntrant,
      BigDecimal days,
      Confidence confidence) {
    assertExample(
        AuditRulesBook.load().of("2023-09-01").orElseThrow(),
        kind,
        turnoverEuro,
        categories,
        otherSites,
        newEntrant,
        days,
        confidence);
  }

  private static void assertExample(
      AuditRules rules,
      AuditKind kind,
      long turnoverEuro,
      String categories,
      int otherSites,
      boolean newEntrant,
      BigDecimal days,
      Confidence confidence) {
    Set<ActionCategory> asked =
        Arrays.stream(categories.split("\\|"))
            .map(ActionCategory::ofDataCode)
            .collect(Collectors.toSet());

    AuditDuration duration =
        AuditDuration.of(
            new AuditScope(kind, rules.bandOf(turnoverEuro * 100), asked, otherSites, newEntrant),
            rules);

    assertThat(duration.total().days()).isEqualTo(days);
    assertThat(duration.confidence()).isEqualTo(confidence);
    assertThat(duration.indicative()).isEqualTo(confidence == Confidence.C);
    assertThat(duration.parts().stream().mapToInt(part -> part.length().count()).sum())
        .isEqualTo(duration.total().count());
  }

  @Test
  void fourOtherSitesOfASmallTrainerTakeTwoDays() {
    AuditDuration duration = of(INITIAL, 8_000_000, 4, false, ACTIONS_DE_FORMATION);

    assertThat(duration.total()).isEqualTo(new HalfDays(4));
    assertThat(duration.sampledSites()).isEqualTo(2);
    assertThat(duration.indicative()).isFalse();
    assertThat(duration.confidence()).isEqualTo(Confidence.A);
    assertThat(duration.rulesEffectiveFrom()).isEqualTo("2023-09-01");
    assertThat(duration.legalBasis()).startsWith("Arrêté du 6 juin 2019");
    assertThat(duration.parts())
        .containsExactly(
            new Part(Source.BASE, null, null, new HalfDays(2), Confidence.A),
            new Part(Source.CATEGORY, ACTIONS_DE_FORMATION, null, HalfDays.NONE, Confidence.A),
            new Part(Source.SAMPLED_SITES, null, 2, new HalfDays(2), Confidence.A));
  }

  @ParameterizedTest
  @CsvSource({
    "0, UNDER_150K",
    "14999999, UNDER_150K",
    "15000000, FROM_150K_TO_750K",
    "74999999, FROM_150K_TO_750K",
    "75000000, FROM_750K",
    "9007199254740991, FROM_750K"
  })
  void lastCentDecidesTheBand(long turnoverCents, TurnoverBand band) {
    assertThat(rules.bandOf(turnoverCents)).isEqualTo(band);
  }

  @Test
  void unconfirmedZeroMakesTheLengthIndicative() {
    AuditDuration duration = of(SURVEILLANCE, 8_000_000, 0, false, BILANS_DE_COMPETENCES);

    assertThat(duration.total().days()).isEqualTo("0.5");
    assertThat(duration.confidence()).isEqualTo(Confidence.C);
    assertThat(duration.indicative()).isTrue();
  }

  @Test
  void unconfirmedBaseMakesTheLengthIndicative() {
    AuditDuration duration = of(SURVEILLANCE, 20_000_000, 0, false, ACTIONS_DE_FORMATION);

    assertThat(duration.total().days()).isEqualTo("1.0");
    assertThat(duration.indicative()).isTrue();
  }

  /** Fails if an unconfirmed formula makes the minimum unconfirmed too, or is enforced. */
  @Test
  void atSurveillanceOnlyTheMinimumOfSitesIsConfirmed() {
    AuditDuration nine = of(SURVEILLANCE, 8_000_000, 9, false, ACTIONS_DE_FORMATION);
    assertThat(nine.total().days()).isEqualTo("1.5");
    assertThat(nine.indicative()).isTrue();
    assertThat(nine.confirmed().days()).isEqualTo("1.0");

    AuditDuration four = of(SURVEILLANCE, 8_000_000, 4, false, ACTIONS_DE_FORMATION);
    assertThat(four.confirmed()).isEqualTo(four.total());
    assertThat(of(SURVEILLANCE, 20_000_000, 9, false, ACTIONS_DE_FORMATION).confirmed()).isNull();
    AuditDuration initial = of(INITIAL, 90_000_000, 9, false, ACTIONS_DE_FORMATION);
    assertThat(initial.confirmed()).isEqualTo(initial.total());
  }

  @Test
  void baseHasItsOwnConfidence() {
    AuditRules.DurationDays table = rules.durationDays();
    AuditRules.Cells known = table.cells(INITIAL, TurnoverBand.UNDER_150K);
    AuditRules.Cells doubtful =
        new AuditRules.Cells(known.base(), Confidence.C, known.add(), known.addConfidence());
    Map<TurnoverBand, AuditRules.Cells> initial = new EnumMap<>(table.initial());
    initial.put(TurnoverBand.UNDER_150K, doubtful);

    AuditDuration duration =
        AuditDuration.of(
            new AuditScope(
                INITIAL, TurnoverBand.UNDER_150K, Set.of(ACTIONS_DE_FORMATION), 0, false),
            with(initial));

    assertThat(duration.indicative()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(TurnoverBand.class)
  void renewalIsAsLongAsAnInitialAudit(TurnoverBand band) {
    Set<ActionCategory> all = Set.of(ActionCategory.values());

    AuditDuration initial = AuditDuration.of(new AuditScope(INITIAL, band, all, 9, false), rules);
    AuditDuration renewal = AuditDuration.of(new AuditScope(RENEWAL, band, all, 9, false), rules);

    assertThat(renewal.parts()).isEqualTo(initial.parts());
    assertThat(renewal.total()).isEqualTo(initial.total());
  }

  @Test
  void newEntrantLengthensSurveillanceOnce() {
    assertThat(of(INITIAL, 0, 0, true, ACTIONS_DE_FORMATION).total())
        .isEqualTo(of(INITIAL, 0, 0, false, ACTIONS_DE_FORMATION).total());
    assertThat(of(RENEWAL, 0, 0, true, ACTIONS_DE_FORMATION).total())
        .isEqualTo(of(RENEWAL, 0, 0, false, ACTIONS_DE_FORMATION).total());

    AuditDuration surveillance = of(SURVEILLANCE, 0, 0, true, ACTIONS_DE_FORMATION, APPRENTISSAGE);
    assertThat(surveillance.total().days()).isEqualTo("1.5");
    assertThat(surveillance.parts())
        .contains(new Part(Source.NEW_ENTRANT, null, null, new HalfDays(1), Confidence.A));
  }

  @Test
  void confidenceOfSamplingCountsOnlyWithSites() {
    assertThat(of(SURVEILLANCE, 0, 0, false, ACTIONS_DE_FORMATION).confidence())
        .isEqualTo(Confidence.A);
    assertThat(of(SURVEILLANCE, 0, 1, false, ACTIONS_DE_FORMATION).confidence())
        .isEqualTo(Confidence.B);
    assertThat(of(SURVEILLANCE, 0, 7, false, ACTIONS_DE_FORMATION).confidence())
        .isEqualTo(Confidence.C);
  }

  private AuditDuration of(
      AuditKind kind,
      long turnoverCents,
      int otherSites,
      boolean newEntrant,
      ActionCategory... categories) {
    return AuditDuration.of(
        new AuditScope(
            kind, rules.bandOf(turnoverCents), Set.of(categories), otherSites, newEntrant),
        rules);
  }

  private AuditRules with(Map<TurnoverBand, AuditRules.Cells> initial) {
    AuditRules.DurationDays table = rules.durationDays();
    return new AuditRules(
        rules.version(),
        rules.effectiveFrom(),
        rules.legalBasis(),
        rules.note(),
        rules.lastCheckedOn(),
        rules.knownGaps(),
        rules.turnoverBands(),
        rules.turnoverBasis(),
        new AuditRules.DurationDays(
            initial,
            table.surveillance(),
            table.renewal(),
            table.extension(),
            table.initialLightened()),
        rules.perSampledSiteDays(),
        rules.newEntrantExtraAtSurveillanceDays(),
        rules.halfDaySteps(),
        rules.siteSampling(),
        rules.windows(),
        rules.nonConformities(),
        rules.bodySuspended(),
        rules.bodyWithdrawn(),
        rules.announced(),
        rules.publicFunders(),
        rules.compulsorySince());
  }
}
