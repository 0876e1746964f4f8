package io.qualitender.api.reference.auditduration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.reference.auditduration.SiteSampling.Formula;
import io.qualitender.api.reference.auditduration.SiteSampling.Sample;
import io.qualitender.api.reference.referential.AuditKind;
import io.qualitender.api.reference.referential.Confidence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrêté du 6 juin 2019 modifié relatif aux modalités d'audit: sampling of sites. */
class SiteSamplingTest {
  private final SiteSampling sampling =
      AuditRulesBook.load().inForceOn(LocalDate.parse("2026-12-01")).orElseThrow().siteSampling();

  @ParameterizedTest(name = "{0} other sites: {1} at initial and renewal, {2} at surveillance")
  @CsvSource({
    "0, 0, 0",
    "1, 1, 1",
    "2, 1, 1",
    "3, 2, 1",
    "4, 2, 1",
    "6, 2, 1",
    "7, 3, 2",
    "9, 3, 2",
    "12, 3, 2",
    "13, 4, 2",
    "17, 4, 2",
    "18, 4, 3",
    "20, 4, 3",
    "21, 5, 3",
    "25, 5, 3",
    "100, 10, 6",
    "10000, 100, 60"
  })
  void sitesToVisit(int others, int atInitial, int atSurveillance) {
    assertThat(sampling.sample(AuditKind.INITIAL, others).sites()).isEqualTo(atInitial);
    assertThat(sampling.sample(AuditKind.RENEWAL, others).sites()).isEqualTo(atInitial);
    assertThat(sampling.sample(AuditKind.SURVEILLANCE, others).sites()).isEqualTo(atSurveillance);
  }

  @Test
  void roundingAgreesWithDecimalRootsOfFiftyDigits() {
    MathContext fiftyDigits = new MathContext(50);
    BigDecimal sixTenths = new BigDecimal("0.6");
    for (int n = 1; n <= 5_000; n++) {
      BigDecimal root = BigDecimal.valueOf(n).sqrt(fiftyDigits);
      assertThat(SiteSampling.roundedRoot(BigDecimal.ONE, n))
          .isEqualTo(root.setScale(0, RoundingMode.HALF_UP).intValueExact());
      assertThat(SiteSampling.roundedRoot(sixTenths, n))
          .isEqualTo(root.multiply(sixTenths).setScale(0, RoundingMode.HALF_UP).intValueExact());
    }
  }

  @Test
  void exactHalvesAreRoundedUp() {
    assertThat(SiteSampling.roundedRoot(new BigDecimal("0.5"), 1)).isEqualTo(1);
    assertThat(SiteSampling.roundedRoot(new BigDecimal("0.5"), 9)).isEqualTo(2);
    assertThat(SiteSampling.roundedRoot(new BigDecimal("0.4"), 1)).isEqualTo(0);
  }

  @Test
  void confidenceOfTheMinimumCountsOnlyWhereItDecides() {
    Formula few =
        new Formula("round(0.4 * sqrt(n))", null, 1, Confidence.B, Confidence.C, null, null);

    assertThat(few.sample(1)).isEqualTo(new Sample(1, Confidence.C, 0));
    assertThat(few.sample(4)).isEqualTo(new Sample(1, Confidence.B, 1));
    assertThat(few.sample(0)).isEqualTo(new Sample(0, Confidence.A, 0));
  }

  /**
   * Two public readings of the sites at surveillance differ: only what both require is confirmed.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, B, 1", "6, 1, B, 1", "7, 2, C, 1", "100, 6, C, 1", "0, 0, A, 0"})
  void unconfirmedFormulaConfirmsItsMinimumOnly(int others, int sites, Confidence own, int sure) {
    assertThat(sampling.sample(AuditKind.SURVEILLANCE, others))
        .isEqualTo(new Sample(sites, own, sure));
    assertThat(sampling.surveillance().mustIncludeSiteNotAuditedBefore()).isTrue();
  }

  @Test
  void unknownFormulaPreventsTheStart() {
    Formula known = sampling.surveillance();
    assertThatThrownBy(
            () ->
                new Formula(
                    "ceil(sqrt(n))",
                    known.rounding(),
                    known.minimumWhenNPositive(),
                    known.confidence(),
                    known.minimumConfidence(),
                    known.mustIncludeSiteNotAuditedBefore(),
                    known.note()))
        .hasMessage("unknown formula ceil(sqrt(n))");
  }
}
