package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.PublishedAct;
import io.qualitender.kernel.text.Labelled;

/** The acts on a reminder. */
public enum ReminderAct implements Labelled, PublishedAct {
  /** A node claims it, to send it through an external channel outside a transaction. */
  CLAIM(null),
  SEND(EventType.of("reminder.due", "id", "certificate_id", "kind", "due_on")),
  /** Its reason no longer applies. */
  SUPPRESS(EventType.of("reminder.suppressed", "id", "certificate_id", "kind", "due_on")),
  FAIL(null),
  GIVE_UP(null),
  /** Its certificate's record is corrected. */
  SUPERSEDE(null);

  private final EventType event;

  ReminderAct(EventType event) {
    this.event = event;
  }

  @Override
  public EventType event() {
    return event;
  }
}
