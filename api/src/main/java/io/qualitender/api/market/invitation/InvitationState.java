package io.qualitender.api.market.invitation;

import static io.qualitender.api.market.invitation.InvitationAct.ACCEPT;
import static io.qualitender.api.market.invitation.InvitationAct.DECLINE;
import static io.qualitender.api.market.invitation.InvitationAct.DELIVER;
import static io.qualitender.api.market.invitation.InvitationAct.HOLD;
import static io.qualitender.api.market.invitation.InvitationAct.REVOKE;
import static io.qualitender.api.market.invitation.InvitationAct.SEND;
import static io.qualitender.api.market.invitation.InvitationAct.VIEW;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/**
 * The state of an invitation. The organization's row says whether it is sent; the body's reply
 * gives the states after that.
 */
public enum InvitationState implements Labelled {
  /** Chosen for a draft; not visible to the body. */
  PLANNED,
  /** Published, but the body has no account yet. */
  UNDELIVERED,
  SENT,
  VIEWED,
  ACCEPTED,
  DECLINED,
  /** Revoked by the organization: the body's quote, if any, is withdrawn. */
  REVOKED;

  public static final Transitions<InvitationState, InvitationAct> TRANSITIONS =
      Transitions.<InvitationState, InvitationAct>startingAt(PLANNED)
          .on(SEND, SENT, PLANNED)
          .on(HOLD, UNDELIVERED, PLANNED)
          .on(DELIVER, SENT, UNDELIVERED)
          .on(VIEW, VIEWED, SENT)
          .on(ACCEPT, ACCEPTED, SENT, VIEWED)
          .on(DECLINE, DECLINED, SENT, VIEWED)
          .on(REVOKE, REVOKED, PLANNED, UNDELIVERED, SENT, VIEWED, ACCEPTED)
          .build();
}
