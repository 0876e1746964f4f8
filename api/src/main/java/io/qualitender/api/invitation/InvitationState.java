package io.qualitender.api.invitation;

import static io.qualitender.api.invitation.InvitationAct.ACCEPT;
import static io.qualitender.api.invitation.InvitationAct.DECLINE;
import static io.qualitender.api.invitation.InvitationAct.SEND;
import static io.qualitender.api.invitation.InvitationAct.VIEW;

import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Labelled;

/**
 * Where an invitation stands. The organization's row says whether it is sent; the body's reply says
 * the rest.
 */
public enum InvitationState implements Labelled {
  /** Chosen; the tender is still a draft and the body knows nothing. */
  PLANNED,
  SENT,
  VIEWED,
  ACCEPTED,
  DECLINED;

  public static final Transitions<InvitationState, InvitationAct> MOVES =
      Transitions.<InvitationState, InvitationAct>startingAt(PLANNED)
          .on(SEND, SENT, PLANNED)
          .on(VIEW, VIEWED, SENT)
          .on(ACCEPT, ACCEPTED, SENT, VIEWED)
          .on(DECLINE, DECLINED, SENT, VIEWED)
          .build();
}
