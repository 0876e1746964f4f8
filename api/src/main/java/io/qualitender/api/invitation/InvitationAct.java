package io.qualitender.api.invitation;

import java.util.List;

/** What is done to an invitation. */
public enum InvitationAct {
  /** By publishing the tender. */
  SEND,
  /** The body says that somebody has looked at it; reading it alone changes nothing. */
  VIEW,
  ACCEPT,
  DECLINE;

  static List<InvitationAct> callable(List<InvitationAct> acts) {
    return acts.stream().filter(act -> act != SEND).toList();
  }
}
