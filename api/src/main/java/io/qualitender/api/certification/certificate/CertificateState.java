package io.qualitender.api.certification.certificate;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/** The state of a certificate record. */
public enum CertificateState implements Labelled {
  /** Derived from its first day: decided but not yet valid. */
  UPCOMING,
  VALID,
  /** Another record corrects it. */
  SUPERSEDED,
  /** Derived from its last day: no job makes a certificate expire. */
  EXPIRED;

  public static final Transitions<CertificateState, CertificateAct> TRANSITIONS =
      Transitions.<CertificateState, CertificateAct>startingAt(VALID)
          .on(CertificateAct.CORRECT, SUPERSEDED, VALID, UPCOMING)
          .build();
}
