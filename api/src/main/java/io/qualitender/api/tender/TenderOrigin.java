package io.qualitender.api.tender;

/** Who began it. */
public enum TenderOrigin {
  MANUAL,
  /** Drafted nine months before a certificate ends; never published by itself. */
  RENEWAL_REMINDER
}
