package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One reminder, owned by its recipient ({@code tenantId}) and written by the body that recorded the
 * certificate.
 *
 * @param anchorOn the day of the certificate from which it is counted
 * @param dueAt 09:00 of {@code dueOn} in Europe/Paris
 * @param settledAt when it reached a final state; else null
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

  static final IdPrefix ID = IdPrefix.REMINDER;

  /** The only channel: the organization's event log. */
  static final String EVENT = "event";

  /** The only recipient: the organization itself. */
  static final String ORGANIZATION = "organization";
}
