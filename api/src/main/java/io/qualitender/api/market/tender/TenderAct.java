package io.qualitender.api.market.tender;

import io.qualitender.kernel.text.Labelled;
import io.qualitender.kernel.tx.Role;

/**
 * The acts on a tender. The name is used in {@code allowed_actions} and in the history, in the past
 * tense in the event, and with dashes in the URL.
 */
public enum TenderAct implements Labelled {
  PUBLISH("tender.published", Role.MANAGER),
  DISCARD("tender.discarded", Role.CONTRIBUTOR),
  CANCEL("tender.cancelled", Role.MANAGER),
  /** By the platform, at the deadline. */
  OPEN_QUOTES("tender.opened", null),
  /** By the platform, at the deadline, when there is no quote. */
  CLOSE_EMPTY("tender.closed_empty", null),
  AWARD("tender.awarded", Role.MANAGER),
  CLOSE_WITHOUT_AWARD("tender.closed_without_award", Role.MANAGER),
  CONTRACT("tender.contracted", Role.MANAGER);

  private final String event;
  private final Role minRole;

  TenderAct(String event, Role minRole) {
    this.event = event;
    this.minRole = minRole;
  }

  public String event() {
    return event;
  }

  /** The minimum role; null for acts of the platform. */
  public Role minRole() {
    return minRole;
  }
}
