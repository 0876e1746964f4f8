package io.qualitender.api.market.invitation;

import io.qualitender.kernel.text.Labelled;

/** The acts on an invitation. */
public enum InvitationAct implements Labelled {
  /** By publishing the tender, or at once while it is open. */
  SEND,
  /** Instead of sending, where the body has no account. */
  HOLD,
  /** By the platform, once the body has an account and while the tender is open. */
  DELIVER,
  /** Explicit act of the body; a GET alone changes nothing. */
  VIEW,
  ACCEPT,
  DECLINE,
  /** By the organization, before the deadline. */
  REVOKE;

  /** Whether it is an act of the body. */
  boolean isByBody() {
    return this == VIEW || this == ACCEPT || this == DECLINE;
  }
}
