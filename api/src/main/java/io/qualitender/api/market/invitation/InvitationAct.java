package io.qualitender.api.market.invitation;

import io.qualitender.kernel.text.Labelled;

/** What is done to an invitation. */
public enum InvitationAct implements Labelled {
  /** By publishing the tender, or at once while it is open. */
  SEND,
  /** As sending, where the body has no account here: it waits. */
  HOLD,
  /** By the platform, once the body has an account and while the tender is open. */
  DELIVER,
  /** The body says that somebody has looked at it; reading it alone changes nothing. */
  VIEW,
  ACCEPT,
  DECLINE,
  /** By the organization, before the deadline. */
  REVOKE;

  /** Whether the body calls it. */
  boolean isByBody() {
    return this == VIEW || this == ACCEPT || this == DECLINE;
  }
}
