package io.qualitender.api.certification.certificate;

import io.qualitender.kernel.text.Labelled;

/** What a body does with the record of a certificate. */
public enum CertificateAct implements Labelled {
  RECORD,
  CORRECT
}
