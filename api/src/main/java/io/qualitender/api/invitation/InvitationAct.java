package io.qualitender.api.invitation;

import java.util.List;

/** What is done to an invitation. */
public enum InvitationAct {
  /** By publishing the tender. */
  SEND,
  /** By reading it. */
  VIEW,
  ACCEPT,
  DECLINE;

  static List<InvitationAct> callable(List<InvitationAct> acts) {
    return acts.stream().filter(act -> act == ACCEPT || act == DECLINE).toList();
  }
}
