package io.qualitender.api.market.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.publication.StatutoryDays.Length;
import io.qualitender.api.reference.auditduration.HalfDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Confirmed figures refuse, unconfirmed ones warn. */
class AuditLengthCheckTest {

  /** Surveillance with nine other sites: one and a half days, of which one is confirmed. */
  @ParameterizedTest
  @CsvSource({"1, BELOW_MINIMUM", "2, BELOW_INDICATIVE", "3, MEETS", "4, MEETS"})
  void belowTheConfirmedPartIsRefusedBelowTheRestIsWarned(
      int offeredHalfDays, AuditLengthCheck verdict) {
    Length required = new Length(new HalfDays(3), true, new HalfDays(2));

    assertThat(AuditLengthCheck.of(new HalfDays(offeredHalfDays), required)).isEqualTo(verdict);
  }

  @Test
  void unconfirmedLengthWarnsAndConfirmedLengthRefuses() {
    assertThat(AuditLengthCheck.of(HalfDays.NONE, new Length(new HalfDays(2), true, null)))
        .isEqualTo(AuditLengthCheck.BELOW_INDICATIVE);
    assertThat(AuditLengthCheck.of(new HalfDays(1), new Length(new HalfDays(2), false, null)))
        .isEqualTo(AuditLengthCheck.BELOW_MINIMUM);
    assertThat(AuditLengthCheck.of(HalfDays.NONE, null)).isEqualTo(AuditLengthCheck.MEETS);
  }
}
