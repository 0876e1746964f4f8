package io.qualitender.api.certification.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Reminder.class)
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

  @SqlQuery(REMINDER + " where tenant_id = :tenantId and id = :id")
  Optional<Reminder> find(UUID tenantId, UUID id);

  /** The tenant's reminders, soonest due first; null and empty filters match all. */
  @SqlQuery(
      REMINDER
          + """
             where tenant_id = :tenantId
               and (cardinality(:states) = 0 or state = any(:states))
               and (cardinality(:kinds) = 0 or kind = any(:kinds))
               and (cast(:certificateId as uuid) is null or certificate_id = :certificateId)
               and (cast(:dueBefore as date) is null or due_on < :dueBefore)
               and (cast(:dueSince as date) is null or due_on >= :dueSince)
               and (cast(:afterDueAt as timestamptz) is null or (due_at, id) > (:afterDueAt, :afterId))
             order by due_at, id
             limit :limit
            """)
  List<Reminder> list(
      UUID tenantId,
      List<ReminderState> states,
      List<ReminderKind> kinds,
      UUID certificateId,
      LocalDate dueBefore,
      LocalDate dueSince,
      Instant afterDueAt,
      UUID afterId,
      int limit);
}
