package io.qualitender.api.tender;

import io.qualitender.kernel.tx.Role;
import java.util.List;

/**
 * What is done to a tender. The word is the URL's verb, the history's and, in the past, the
 * event's.
 */
public enum TenderAct {
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

  /** Those of {@code acts} that a caller can do at all. */
  static List<TenderAct> callable(List<TenderAct> acts) {
    return acts.stream().filter(act -> act.least() != null).toList();
  }
}
