package io.qualitender.peer;

import io.qualitender.api.certification.reminder.ReminderHorizons;
import io.qualitender.api.certification.reminder.ReminderKind;
import io.qualitender.api.certification.reminder.ReminderState;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A reminder of the tenant. */
record Reminder(
    UUID id,
    ReminderKind kind,
    UUID certificateId,
    LocalDate anchorOn,
    String channel,
    LocalDate dueOn,
    Instant dueAt,
    ReminderState state,
    Instant settledAt,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  static final Query<Reminder> LIST =
      new Query<>(
          """
          select tenant_id, id, author_tenant_id, kind, certificate_id, anchor_on, recipient, channel, due_on, due_at,
                 state, settled_at, version, created_at, updated_at
            from app.reminder
           where tenant_id = :tenant
           order by due_at, id
           limit :limit
          """,
          (row, number) ->
              new Reminder(
                  Columns.uuid(row, "id"),
                  Columns.word(row, "kind", ReminderKind.class),
                  Columns.uuid(row, "certificate_id"),
                  Columns.day(row, "anchor_on"),
                  row.getString("channel"),
                  Columns.day(row, "due_on"),
                  Columns.instant(row, "due_at"),
                  Columns.word(row, "state", ReminderState.class),
                  Columns.instant(row, "settled_at"),
                  row.getInt("version"),
                  Columns.instant(row, "created_at"),
                  Columns.instant(row, "updated_at")));

  record Rows(Instant now, List<Reminder> reminders) {}

  record Anchor(String type, String id, LocalDate countsFromOn) {}

  record View(
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
      int version) {}

  /**
   * @param horizons with the titles of the reminders
   */
  View view(Instant now, Versions<ReminderHorizons> horizons) {
    return new View(
        IdPrefix.REMINDER.format(id),
        "reminder",
        kind,
        title(horizons.asOf(Paris.dayOf(createdAt))),
        dueOn,
        dueAt,
        state,
        channel,
        new Anchor("certificate", IdPrefix.CERTIFICATE.format(certificateId), anchorOn),
        state == ReminderState.SENT ? settledAt : null,
        now,
        createdAt,
        updatedAt,
        version);
  }

  private String title(ReminderHorizons written) {
    for (ReminderHorizons.Renewal each : written.renewal()) {
      if (each.kind() == kind) {
        return each.title().in(Language.FR);
      }
    }
    for (ReminderHorizons.Surveillance each : written.surveillance()) {
      if (each.kind() == kind) {
        return each.title().in(Language.FR);
      }
    }
    throw new IllegalStateException("no title for " + kind);
  }
}
