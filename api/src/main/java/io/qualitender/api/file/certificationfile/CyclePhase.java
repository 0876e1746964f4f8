package io.qualitender.api.file.certificationfile;

import static io.qualitender.api.file.certificationfile.CycleAct.ABANDON;
import static io.qualitender.api.file.certificationfile.CycleAct.APPLY;
import static io.qualitender.api.file.certificationfile.CycleAct.ASK_CORRECTIONS;
import static io.qualitender.api.file.certificationfile.CycleAct.CERTIFY;
import static io.qualitender.api.file.certificationfile.CycleAct.CHOOSE_BODY;
import static io.qualitender.api.file.certificationfile.CycleAct.CLOSE;
import static io.qualitender.api.file.certificationfile.CycleAct.REFUSE;
import static io.qualitender.api.file.certificationfile.CycleAct.START_AUDIT;
import static io.qualitender.api.file.certificationfile.CycleAct.START_FOLLOW_UP;
import static io.qualitender.api.file.certificationfile.CycleAct.START_RENEWAL;
import static io.qualitender.api.file.certificationfile.CycleAct.START_SURVEILLANCE;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/**
 * The phase of a certification cycle. Independent of the certificate's validity, which follows from
 * its dates: the next cycle begins while the certificate of this one is still valid.
 */
public enum CyclePhase implements Labelled {
  /** The organization assesses itself against the applicable indicators. */
  SELF_ASSESSMENT,
  /** A tender for this cycle is published. */
  BODY_CHOICE,
  /** A contract is signed; the body studies the application. */
  APPLICATION,
  /** The cycle's main audit, of a first or of a renewed certificate. */
  INITIAL_AUDIT,
  /** Only where non-conformities require corrections. */
  CORRECTIVE_ACTIONS,
  /** Only where the corrections must be checked on site. */
  FOLLOW_UP_AUDIT,
  CERTIFIED,
  /** The audit in the middle of the certificate's term. */
  SURVEILLANCE,
  /** The next cycle has begun. */
  RENEWAL,
  CLOSED,
  REFUSED,
  ABANDONED;

  /**
   * A body may record the certificate in any phase after the contract, since it need not record the
   * steps between.
   */
  public static final Transitions<CyclePhase, CycleAct> TRANSITIONS =
      Transitions.<CyclePhase, CycleAct>startingAt(SELF_ASSESSMENT)
          .on(CHOOSE_BODY, BODY_CHOICE, SELF_ASSESSMENT)
          .on(APPLY, APPLICATION, BODY_CHOICE)
          .on(START_AUDIT, INITIAL_AUDIT, APPLICATION)
          .on(ASK_CORRECTIONS, CORRECTIVE_ACTIONS, INITIAL_AUDIT, FOLLOW_UP_AUDIT)
          .on(START_FOLLOW_UP, FOLLOW_UP_AUDIT, CORRECTIVE_ACTIONS)
          .on(CERTIFY, CERTIFIED, APPLICATION, INITIAL_AUDIT, CORRECTIVE_ACTIONS, FOLLOW_UP_AUDIT)
          .on(START_SURVEILLANCE, SURVEILLANCE, CERTIFIED)
          .on(START_RENEWAL, RENEWAL, CERTIFIED, SURVEILLANCE)
          .on(CLOSE, CLOSED, CERTIFIED, SURVEILLANCE, RENEWAL)
          .on(REFUSE, REFUSED, APPLICATION, INITIAL_AUDIT, CORRECTIVE_ACTIONS, FOLLOW_UP_AUDIT)
          .on(
              ABANDON,
              ABANDONED,
              SELF_ASSESSMENT,
              BODY_CHOICE,
              APPLICATION,
              INITIAL_AUDIT,
              CORRECTIVE_ACTIONS,
              FOLLOW_UP_AUDIT)
          .build();

  /** Whether a certificate of this cycle may be valid. */
  boolean isCertified() {
    return this == CERTIFIED || this == SURVEILLANCE || this == RENEWAL;
  }

  /** Whether the cycle has ended and another may be opened in its place. */
  boolean isOver() {
    return this == CLOSED || this == REFUSED || this == ABANDONED;
  }
}
