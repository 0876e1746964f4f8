package io.qualitender.api.reference.priceguide;

/** The closed list of the contract terms of a quote, which are never scored. */
public enum TermCode {
  PAYMENT_SCHEDULE,
  PRICE_INDEXATION,
  CHANGE_OF_TERMS,
  CANCELLATION_NOTICE_DAYS,
  SURVEILLANCE_MODE
}
