package io.qualitender.kernel.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(OutboxDao.Row.class)
@RegisterConstructorMapper(DueItem.class)
interface OutboxDao {

  record Row(UUID id, String kind, UUID subjectId, int attempts) {}

  @SqlUpdate(
      """
      insert into app.outbox_task (tenant_id, id, author_tenant_id, kind, subject_id, due_at, created_at)
      values (:tenantId, :id, :author, :kind, :subject, :dueAt, :createdAt)
      """)
  void insert(
      UUID tenantId,
      UUID id,
      UUID author,
      String kind,
      UUID subject,
      Instant dueAt,
      Instant createdAt);

  @SqlBatch(
      """
      insert into app.outbox_task (tenant_id, id, kind, subject_id, due_at, created_at)
      values (:addressee, :id, :kind, :subject, :at, :at)
      """)
  void insertAll(List<UUID> id, @BindMethods List<OutboxTask.Staged> work);

  /** Due rows, by each tenant's clock, oldest first. */
  @SqlQuery(
      """
      select w.tenant_id, t.sandbox_id, w.id, w.due_at
        from app.outbox_task w
        join admin.tenant t on t.id = w.tenant_id
        left join admin.sandbox s on s.id = t.sandbox_id
       where w.state = 'waiting' and w.due_at <= clock_timestamp() + coalesce(s.clock_offset, interval '0')
       order by w.due_at, w.id
       limit :limit
      """)
  List<DueItem> due(int limit);

  /** Rows of the tenants of one sandbox due by {@code until}. */
  @SqlQuery(
      """
      select w.tenant_id, t.sandbox_id, w.id, w.due_at
        from admin.tenant t
        join app.outbox_task w on w.tenant_id = t.id
       where t.sandbox_id = :sandbox and w.state = 'waiting' and w.due_at <= :until
       order by w.due_at, w.id
       limit :limit
      """)
  List<DueItem> dueIn(UUID sandbox, Instant until, int limit);

  /** Locks and returns the row, unless another node has locked it or it is done. */
  @SqlQuery(
      """
      select id, kind, subject_id, attempts
        from app.outbox_task
       where tenant_id = :tenantId and id = :id and state = 'waiting'
         for update skip locked
      """)
  Optional<Row> claim(UUID tenantId, UUID id);

  @SqlUpdate(
      """
      update app.outbox_task set state = 'done', done_at = :at
       where tenant_id = :tenantId and id = :id and state = 'waiting'
      """)
  int done(UUID tenantId, UUID id, Instant at);

  @SqlUpdate(
      """
      update app.outbox_task
         set attempts = attempts + 1, last_error = :error, due_at = :retryAt,
             state = case when attempts + 1 >= :maxAttempts then 'dead' else 'waiting' end
       where tenant_id = :tenantId and id = :id and state = 'waiting'
      """)
  int failed(UUID tenantId, UUID id, String error, Instant retryAt, int maxAttempts);
}
