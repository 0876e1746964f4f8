package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One reminder: its recipient's row (tenantId), written by the author of its anchor.
 *
 * @param anchorOn the day of the certificate it counts from
 * @param dueAt 09:00 of {@code dueOn} in Europe/Paris
 * @param settledAt when it was sent or came to its end otherwise; else null
 */
public record Reminder(
    UUID tenantId,
    UUID id,
    UUID authorTenantId,
    ReminderKind kind,
    UUID certificateId,
    LocalDate anchorOn,
    String recipient,
    String channel,
    LocalDate dueOn,
    Instant dueAt,
    ReminderState state,
    Instant settledAt,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  static final IdPrefix ID = new IdPrefix("rem");

  /** The one channel there is: the organization's event log. */
  static final String EVENT = "event";

  /** Whom it is for, within the tenant. */
  static final String ORGANIZATION = "organization";
}
