package io.qualitender.api.market.comparison;

import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.reference.auditduration.HalfDays;

/** The result of comparing an offered audit length with the statutory one. */
public enum AuditLengthCheck {
  /** Long enough, or the law sets no length for this audit. */
  MEETS,
  /** Below a confirmed figure: the quote can be neither compared nor awarded. */
  BELOW_MINIMUM,
  /** Below an unconfirmed figure: a warning. */
  BELOW_INDICATIVE;

  /**
   * @param required null where the law sets none
   */
  static AuditLengthCheck of(HalfDays offered, StatutoryDays.Length required) {
    if (required == null || offered.compareTo(required.days()) >= 0) {
      return MEETS;
    }
    HalfDays confirmed = required.confirmedDays();
    return confirmed != null && offered.compareTo(confirmed) < 0 ? BELOW_MINIMUM : BELOW_INDICATIVE;
  }
}
