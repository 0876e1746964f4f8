package io.qualitender.api.invitation;

import io.qualitender.kernel.text.Labelled;

/** What is done to an invitation. */
public enum InvitationAct implements Labelled {
  /** By publishing the tender. */
  SEND,
  /** The body says that somebody has looked at it; reading it alone changes nothing. */
  VIEW,
  ACCEPT,
  DECLINE;

  /** Whether the body calls it. */
  boolean isBodys() {
    return this != SEND;
  }
}
