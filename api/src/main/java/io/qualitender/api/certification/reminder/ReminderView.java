package io.qualitender.api.certification.reminder;

import io.qualitender.api.certification.certificate.Certificate;
import java.time.Instant;
import java.time.LocalDate;

/** A reminder on the wire. */
record ReminderView(
    String id,
    String object,
    ReminderKind kind,
    String title,
    LocalDate dueOn,
    Instant dueAt,
    ReminderState state,
    String channel,
    Anchor anchor,
    Instant sentAt,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /** The types of objects from whose dates reminders are counted. */
  enum AnchorType {
    CERTIFICATE
  }

  /**
   * @param countsFromOn the day of that object from which it is counted
   */
  record Anchor(AnchorType type, String id, LocalDate countsFromOn) {}

  /**
   * @param title what the reminder says, in the reader's language
   */
  static ReminderView of(Reminder reminder, String title, Instant now) {
    return new ReminderView(
        Reminder.ID.format(reminder.id()),
        "reminder",
        reminder.kind(),
        title,
        reminder.dueOn(),
        reminder.dueAt(),
        reminder.state(),
        reminder.channel(),
        new Anchor(
            AnchorType.CERTIFICATE,
            Certificate.ID.format(reminder.certificateId()),
            reminder.anchorOn()),
        reminder.state() == ReminderState.SENT ? reminder.settledAt() : null,
        now,
        reminder.createdAt(),
        reminder.updatedAt(),
        reminder.version());
  }
}
