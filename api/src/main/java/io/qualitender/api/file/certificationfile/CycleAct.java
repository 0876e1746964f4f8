package io.qualitender.api.file.certificationfile;

import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import io.qualitender.kernel.text.Labelled;

/** The acts on a certification cycle, and their events. */
public enum CycleAct implements Labelled, PublishedAct {
  OPEN("opened"),
  /** A tender for this cycle is published. */
  CHOOSE_BODY("body_choice_started"),
  /** The contract with the chosen body is recorded. */
  APPLY("applied"),
  START_AUDIT("audit_started"),
  ASK_CORRECTIONS("corrections_asked"),
  START_FOLLOW_UP("follow_up_started"),
  /** The body has recorded the certificate. */
  CERTIFY("certified"),
  START_SURVEILLANCE("surveillance_started"),
  /** The search for the next cycle's body begins; the certificate stays valid. */
  START_RENEWAL("renewal_started"),
  /** The next cycle is certified, or the certificate has ended without one. */
  CLOSE("closed"),
  REFUSE("refused"),
  ABANDON("abandoned");

  private final EventType event;

  CycleAct(String pastParticiple) {
    this.event =
        EventType.of(
            "certification_cycle." + pastParticiple, "certification_file_id", "number", "phase");
  }

  @Override
  public EventType event() {
    return event;
  }
}
