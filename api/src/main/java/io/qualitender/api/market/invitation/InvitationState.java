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
 * Where an invitation stands. The organization's row says whether it is sent; the body's reply says
 * the rest.
 */
public enum InvitationState implements Labelled {
  /** Chosen; the tender is still a draft and the body knows nothing. */
  PLANNED,
  /** Published, and not read by the body, which has no account here yet. */
  UNDELIVERED,
  SENT,
  VIEWED,
  ACCEPTED,
  DECLINED,
  /** Taken back by the organization: whatever the body had begun is out. */
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
