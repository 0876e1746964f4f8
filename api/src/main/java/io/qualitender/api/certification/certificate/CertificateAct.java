package io.qualitender.api.certification.certificate;

import io.qualitender.kernel.text.Labelled;

/** The acts on a certificate record. */
public enum CertificateAct implements Labelled {
  RECORD,
  CORRECT
}
