package io.qualitender.api.market.award;

import static io.qualitender.api.market.award.AwardAct.ACCEPT;
import static io.qualitender.api.market.award.AwardAct.DECLINE;
import static io.qualitender.api.market.award.AwardAct.LAPSE;
import static io.qualitender.api.market.award.AwardAct.REVOKE;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;
import java.time.Instant;

/**
 * The state of an award. It is not stored but derived from the organization's row, the body's reply
 * and the clock, so no job is needed for an award to lapse.
 */
public enum AwardState implements Labelled {
  /** The body has until the end of its last working day to answer. */
  PROPOSED,
  ACCEPTED,
  DECLINED,
  /** Not answered in time. */
  LAPSED,
  /** Revoked before it was answered. */
  REVOKED;

  public static final Transitions<AwardState, AwardAct> TRANSITIONS =
      Transitions.<AwardState, AwardAct>startingAt(PROPOSED)
          .on(ACCEPT, ACCEPTED, PROPOSED)
          .on(DECLINE, DECLINED, PROPOSED)
          .on(REVOKE, REVOKED, PROPOSED)
          .on(LAPSE, LAPSED, PROPOSED)
          .build();

  /**
   * The state at {@code now}. Reply and revocation exclude each other: both are written under the
   * tender's lock, and neither after the other or after lapsing.
   *
   * @param reply null without one
   * @param revokedAt null unless revoked
   * @param lapsesAt the first instant at which the body can no longer answer
   */
  static AwardState of(Award.Reply reply, Instant revokedAt, Instant lapsesAt, Instant now) {
    if (reply != null) {
      return reply == Award.Reply.ACCEPTED ? ACCEPTED : DECLINED;
    }
    if (revokedAt != null) {
      return REVOKED;
    }
    return now.isBefore(lapsesAt) ? PROPOSED : LAPSED;
  }

  /** Whether the award is active: then no other may be proposed for the tender. */
  boolean isActive() {
    return this == PROPOSED || this == ACCEPTED;
  }
}
