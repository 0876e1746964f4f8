package io.qualitender.api.reference.auditduration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.reference.auditduration.AuditRules.Band;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.TurnoverBand;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.api.reference.referential.Versions.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRulesBookTest {
  private static final LocalDate FIRST = LocalDate.parse("2023-09-01");

  private final AuditRulesBook book = AuditRulesBook.load();
  private final AuditRules rules = book.inForceOn(FIRST).orElseThrow();

  /** Arrêté du 31 mai 2023, in force on 1 September 2023. */
  @Test
  void rulesApplyFromTheirDateUntilTheNext() {
    LocalDate next = LocalDate.parse("2027-01-01");
    AuditRules later = from("2027", next, rules.turnoverBands());
    AuditRulesBook both =
        new AuditRulesBook(
            new Versions<>(
                List.of(
                    new Version<>(rules.version(), FIRST, rules),
                    new Version<>("2027", next, later))));

    assertThat(both.inForceOn(FIRST.minusDays(1))).isEmpty();
    assertThat(both.inForceOn(FIRST)).hasValue(rules);
    assertThat(both.inForceOn(LocalDate.parse("2026-12-31"))).hasValue(rules);
    assertThat(both.inForceOn(LocalDate.parse("2027-01-01"))).hasValue(later);
    assertThat(both.of("2023-09-01")).hasValue(rules);
    assertThat(both.of("2027")).hasValue(later);
    assertThat(both.of("2028")).isEmpty();
  }

  @Test
  void figuresUsedByOtherPackagesAreGiven() {
    assertThat(rules.windows().certificateValidityYears().value()).isEqualTo(3);
    assertThat(rules.windows().surveillanceMonthsAfterCertification().from()).isEqualTo(14);
    assertThat(rules.windows().surveillanceMonthsAfterCertification().to()).isEqualTo(22);
    assertThat(rules.nonConformities().minorsThatMakeOneMajor().value()).isEqualTo(5);
    assertThat(rules.compulsorySince()).isEqualTo("2022-01-01");
  }

  /** The same law read twice: the first reading is kept for what was decided under it. */
  @Test
  void bothReadingsAreAvailable() {
    AuditRules first = book.of("2023-09-01").orElseThrow();
    AuditRules second = book.of("2026-11-26").orElseThrow();

    assertThat(book.inForceOn(LocalDate.parse("2026-11-25"))).hasValue(first);
    assertThat(book.inForceOn(LocalDate.parse("2026-11-26"))).hasValue(second);
    assertThat(second.effectiveFrom()).isEqualTo(first.effectiveFrom());
    assertThat(first.durationDays().initial().get(TurnoverBand.FROM_750K).base().days())
        .isEqualTo("1.0");
    assertThat(second.durationDays().initial().get(TurnoverBand.FROM_750K).base().days())
        .isEqualTo("1.5");
  }

  /** Fails if one of them is unconfirmed, since it would no longer be enforced. */
  @Test
  void everyFigureOfAnInitialAuditIsConfirmedSinceTheSecondReading() {
    for (AuditRules.Cells cells :
        book.of("2026-11-26").orElseThrow().durationDays().initial().values()) {
      assertThat(cells.baseAfOnlyConfidence()).isEqualTo(Confidence.A);
      assertThat(cells.addConfidence())
          .hasSize(4)
          .containsEntry(ActionCategory.ACTIONS_DE_FORMATION, Confidence.A)
          .doesNotContainValue(Confidence.C);
    }
    assertThat(
            book.of("2023-09-01")
                .orElseThrow()
                .durationDays()
                .initial()
                .get(TurnoverBand.UNDER_150K)
                .addConfidence())
        .containsEntry(ActionCategory.BILANS_DE_COMPETENCES, Confidence.C);
  }

  @Test
  void rulesOnSuspendedAndWithdrawnBodiesAreData() {
    AuditRules second = book.of("2026-11-26").orElseThrow();

    assertThat(second.bodySuspended().allowed())
        .containsExactly(AuditRules.BodyActivity.SURVEILLANCE);
    assertThat(second.bodySuspended().forbidden()).hasSize(4);
    assertThat(second.bodyWithdrawn().certificatesStayValidMonths()).isEqualTo(6);
    assertThat(second.lastCheckedOn()).isEqualTo("2026-11-26");
    assertThat(second.knownGaps()).hasSize(4);
    assertThat(book.of("2023-09-01").orElseThrow().knownGaps()).isEmpty();
  }

  @Test
  void announcedRulesAreNotInForce() {
    assertThat(book.of("2026-11-26").orElseThrow().announced())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.state()).isEqualTo(AuditRules.Announced.State.ANNOUNCED);
              assertThat(rule.announcedOn()).isEqualTo("2025-07");
              assertThat(rule.what().fr()).isNotEqualTo(rule.what().en());
            });
  }

  @Test
  void rulesCannotApplyBeforeTheirLaw() {
    Versions<AuditRules> early =
        new Versions<>(List.of(new Version<>("early", FIRST.minusDays(1), rules)));

    assertThatThrownBy(() -> new AuditRulesBook(early))
        .hasMessage("early would apply before the law is in force");
  }

  @Test
  void gapBetweenBandsPreventsTheStart() {
    List<Band> holed =
        List.of(
            new Band(TurnoverBand.UNDER_150K, 0, 150_000L),
            new Band(TurnoverBand.FROM_150K_TO_750K, 150_001, 750_000L),
            new Band(TurnoverBand.FROM_750K, 750_000, null));

    assertThatThrownBy(() -> from("holed", FIRST, holed))
        .hasMessageContaining("FROM_150K_TO_750K does not start where the previous one ends");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.25", "1.2", "-0.5"})
  void onlyHalfDaysAreLengths(BigDecimal days) {
    assertThatThrownBy(() -> HalfDays.ofDays(days)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lengthAlwaysShowsOneDecimal() {
    assertThat(HalfDays.ofDays(new BigDecimal("2")).days()).isEqualTo("2.0");
    assertThat(HalfDays.ofDays(new BigDecimal("1.50")).days()).isEqualTo("1.5");
    assertThat(HalfDays.NONE.days()).isEqualTo("0.0");
  }

  private AuditRules from(String version, LocalDate day, List<Band> bands) {
    return new AuditRules(
        version,
        day,
        rules.legalBasis(),
        rules.note(),
        rules.lastCheckedOn(),
        rules.knownGaps(),
        bands,
        rules.turnoverBasis(),
        rules.durationDays(),
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
