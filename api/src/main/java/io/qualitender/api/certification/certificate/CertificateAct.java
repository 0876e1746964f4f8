package io.qualitender.api.certification.certificate;

import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import io.qualitender.kernel.text.Labelled;

/** The acts on a certificate record. */
public enum CertificateAct implements Labelled, PublishedAct {
  RECORD("certificate.issued", "id", "certification_file_id", "valid_until_on"),
  CORRECT("certificate.corrected", "id", "certification_file_id", "valid_until_on");

  private final EventType event;

  CertificateAct(String type, String... payload) {
    this.event = EventType.of(type, payload);
  }

  @Override
  public EventType event() {
    return event;
  }
}
