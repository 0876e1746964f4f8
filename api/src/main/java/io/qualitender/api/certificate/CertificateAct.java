package io.qualitender.api.certificate;

/** What a body does with the record of a certificate. */
public enum CertificateAct {
  RECORD,
  CORRECT
}
