package io.qualitender.api.market.tender;

import io.qualitender.kernel.text.Labelled;
import io.qualitender.kernel.tx.Role;

/**
 * What is done to a tender. The word is that of {@code allowed_actions}, of the history and, in the
 * past, of the event; the URL writes it with dashes.
 */
public enum TenderAct implements Labelled {
  PUBLISH("tender.published", Role.MANAGER),
  DISCARD("tender.discarded", Role.CONTRIBUTOR),
  CANCEL("tender.cancelled", Role.MANAGER),
  /** By the platform, at the deadline. */
  OPEN_QUOTES("tender.opened", null),
  /** By the platform, at the deadline, when nobody quoted. */
  CLOSE_EMPTY("tender.closed_empty", null),
  AWARD("tender.awarded", Role.MANAGER),
  CLOSE_WITHOUT_AWARD("tender.closed_without_award", Role.MANAGER),
  CONTRACT("tender.contracted", Role.MANAGER);

  private final String event;
  private final Role least;

  TenderAct(String event, Role least) {
    this.event = event;
    this.least = least;
  }

  public String event() {
    return event;
  }

  /** The least role that may do it; null where only the platform does it. */
  public Role least() {
    return least;
  }
}
