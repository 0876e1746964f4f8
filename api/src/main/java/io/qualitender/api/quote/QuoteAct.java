package io.qualitender.api.quote;

/** What is done to a quote. */
public enum QuoteAct {
  SUBMIT,
  WITHDRAW,
  /** By the platform, at the deadline. */
  OPEN
}
