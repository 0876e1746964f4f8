package io.qualitender.api.market.invitation;

import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import io.qualitender.kernel.text.Labelled;

/** The acts on an invitation. */
public enum InvitationAct implements Labelled, PublishedAct {
  /** By publishing the tender, or at once while it is open. */
  SEND("invitation.sent"),
  /** Instead of sending, where the body has no account. */
  HOLD("invitation.held"),
  /** By the platform, once the body has an account and while the tender is open. */
  DELIVER("invitation.delivered"),
  /** Explicit act of the body; a GET alone changes nothing. */
  VIEW("invitation.viewed"),
  ACCEPT("invitation.accepted"),
  DECLINE("invitation.declined"),
  /** By the organization, before the deadline. */
  REVOKE("invitation.revoked");

  private final EventType event;

  InvitationAct(String type, String... payload) {
    this.event = EventType.of(type, payload);
  }

  @Override
  public EventType event() {
    return event;
  }

  /** Whether it is an act of the body. */
  boolean isByBody() {
    return this == VIEW || this == ACCEPT || this == DECLINE;
  }
}
