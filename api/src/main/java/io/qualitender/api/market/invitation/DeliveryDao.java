package io.qualitender.api.market.invitation;

import io.qualitender.kernel.job.DueItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** As the worker, which sees who waits for whom and nothing of what is asked. */
@RegisterConstructorMapper(DueItem.class)
@RegisterConstructorMapper(DeliveryDao.Waiting.class)
interface DeliveryDao {

  record Waiting(UUID tenantId, UUID id) {}

  /** Entries of the directory that have been linked to an account and not handed over yet. */
  @SqlQuery(
      """
      select account_tenant_id as tenant_id, cast(null as uuid) as sandbox_id, id, deliveries_due_at as due_at
        from reference.certification_body
       where deliveries_due_at is not null
       order by deliveries_due_at, id
       limit :limit
      """)
  List<DueItem> due(int limit);

  @SqlUpdate(
      """
      update reference.certification_body set deliveries_due_at = null
       where id = :bodyId and deliveries_due_at is not null
      """)
  int done(UUID bodyId);

  /** Invitations to open tenders that wait for the body's account. */
  @SqlQuery(
      """
      select i.tenant_id, i.id
        from app.tender_invitation i
        join app.tender t on t.tenant_id = i.tenant_id and t.id = i.tender_id
       where i.certification_body_id = :bodyId and i.cb_tenant_id is null and i.sent_at is not null
         and i.closed_at is null and i.revoked_at is null
         and t.state = 'open' and t.closes_at > :now
      """)
  List<Waiting> waiting(UUID bodyId, Instant now);
}
