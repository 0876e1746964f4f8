package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ReminderDao {

  String REMINDER =
      """
      select tenant_id, id, author_tenant_id, kind, certificate_id, anchor_on, recipient, channel, due_on, due_at,
             state, settled_at, version, created_at, updated_at
        from app.reminder
      """;

  @SqlBatch(
      """
      insert into app.reminder (tenant_id, id, author_tenant_id, kind, certificate_id, anchor_on, recipient, channel,
                                due_on, due_at, state, settled_at, version, created_at, updated_at)
      values (:tenantId, :id, :authorTenantId, :kind, :certificateId, :anchorOn, :recipient, :channel,
              :dueOn, :dueAt, :state, :settledAt, :version, :createdAt, :updatedAt)
      """)
  void insert(@BindMethods List<Reminder> reminders);

  /** Supersedes the author's reminders of a certificate that are not sent. */
  @SqlUpdate(
      """
      update app.reminder
         set state = 'superseded', settled_at = :at, version = version + 1, updated_at = :at
       where tenant_id = :tenantId and author_tenant_id = :author and certificate_id = :certificateId
         and state = 'scheduled'
      """)
  int supersede(UUID tenantId, UUID author, UUID certificateId, Instant at);

  /** The kinds of a certificate's reminders that were sent, for their author. */
  @SqlQuery(
      """
      select kind
        from app.reminder
       where tenant_id = :tenantId and author_tenant_id = :author and certificate_id = :certificateId
         and state = 'sent'
      """)
  List<ReminderKind> sent(UUID tenantId, UUID author, UUID certificateId);

  Select<Reminder> BY_ID =
      Select.of(REMINDER + " where tenant_id = :tenantId and id = :id", ReminderDao::row);

  /** The tenant's reminders, soonest due first. */
  Select<Reminder> FIRST_PAGE =
      Select.of(
          REMINDER + " where tenant_id = :tenantId order by due_at, id limit :limit",
          ReminderDao::row);

  /** The tenant's reminders, soonest due first; null and empty filters match all. */
  Select<Reminder> PAGE =
      Select.of(
          REMINDER
              + """
                 where tenant_id = :tenantId
                   and (cardinality(cast(:states as text[])) = 0 or state = any(cast(:states as text[])))
                   and (cardinality(cast(:kinds as text[])) = 0 or kind = any(cast(:kinds as text[])))
                   and (cast(:certificateId as uuid) is null or certificate_id = cast(:certificateId as uuid))
                   and (cast(:dueBefore as date) is null or due_on < cast(:dueBefore as date))
                   and (cast(:dueSince as date) is null or due_on >= cast(:dueSince as date))
                   and (cast(:afterDueAt as timestamptz) is null
                        or (due_at, id) > (cast(:afterDueAt as timestamptz), cast(:afterId as uuid)))
                 order by due_at, id
                 limit :limit
                """,
          ReminderDao::row);

  private static Reminder row(Row row) throws SQLException {
    return new Reminder(
        row.uuid(),
        row.uuid(),
        row.uuid(),
        row.word(ReminderKind.class),
        row.uuid(),
        row.date(),
        row.text(),
        row.text(),
        row.date(),
        row.instant(),
        row.word(ReminderState.class),
        row.instant(),
        row.integer(),
        row.instant(),
        row.instant());
  }
}
