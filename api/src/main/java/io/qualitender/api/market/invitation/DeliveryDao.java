package io.qualitender.api.market.invitation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * SQL of the delivery of invitations, run by the worker: it can read invitations but not
 * publications.
 */
@RegisterConstructorMapper(DeliveryDao.Waiting.class)
interface DeliveryDao {

  record Waiting(UUID tenantId, UUID id) {}

  /** Invitations to open tenders that wait until the body has an account. */
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
