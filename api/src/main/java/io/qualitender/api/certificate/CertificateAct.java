package io.qualitender.api.certificate;

import io.qualitender.kernel.text.Labelled;

/** What a body does with the record of a certificate. */
public enum CertificateAct implements Labelled {
  RECORD,
  CORRECT
}
