package io.qualitender.api.reference.priceguide;

/** The closed list of terms that stand beside the figures of a quote and are never scored. */
public enum TermCode {
  PAYMENT_SCHEDULE,
  PRICE_INDEXATION,
  CHANGE_OF_TERMS,
  CANCELLATION_NOTICE_DAYS,
  SURVEILLANCE_MODE
}
