package io.qualitender.api.certification.certificate;

/** Why the record of a certificate was wrong. */
public enum CorrectionCode {
  WRONG_NUMBER,
  WRONG_DATES,
  WRONG_CATEGORIES,
  OTHER
}
