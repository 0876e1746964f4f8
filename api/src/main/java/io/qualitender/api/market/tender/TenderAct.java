package io.qualitender.api.market.tender;

import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import io.qualitender.kernel.text.Labelled;
import io.qualitender.kernel.tx.Role;

/**
 * The acts on a tender. The name is used in {@code allowed_actions} and in the history, in the past
 * tense in the event, and with dashes in the URL.
 */
public enum TenderAct implements Labelled, PublishedAct {
  PUBLISH(EventType.of("tender.published"), Role.MANAGER),
  DISCARD(EventType.of("tender.discarded"), Role.CONTRIBUTOR),
  CANCEL(EventType.of("tender.cancelled"), Role.MANAGER),
  /** By the platform, at the deadline. */
  OPEN_QUOTES(EventType.of("tender.opened", "quotes"), null),
  /** By the platform, at the deadline, when there is no quote. */
  CLOSE_EMPTY(EventType.of("tender.closed_empty", "quotes"), null),
  AWARD(EventType.of("tender.awarded"), Role.MANAGER),
  CLOSE_WITHOUT_AWARD(EventType.of("tender.closed_without_award"), Role.MANAGER),
  CONTRACT(EventType.of("tender.contracted"), Role.MANAGER);

  private final EventType event;
  private final Role minRole;

  TenderAct(EventType event, Role minRole) {
    this.event = event;
    this.minRole = minRole;
  }

  @Override
  public EventType event() {
    return event;
  }

  /** The minimum role; null for acts of the platform. */
  public Role minRole() {
    return minRole;
  }
}
