package io.qualitender.kernel.idempotency;

import io.qualitender.kernel.job.DueItem;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Runs as the worker role, which sees only tenant and creation time, not the responses. */
@RegisterConstructorMapper(DueItem.class)
interface ExpiredResponsesDao {

  /** Tenants with responses older than 24 hours, one row each. */
  @SqlQuery(
      """
      select k.tenant_id, cast(null as uuid) as sandbox_id, k.tenant_id as id, min(k.created_at) as due_at
        from app.idempotency_key k
       where k.created_at < clock_timestamp() - interval '24 hours'
       group by k.tenant_id
       order by 4, 1
       limit :limit
      """)
  List<DueItem> due(int limit);

  /** Deletes the oldest expired responses of a tenant, at most {@code limit}. */
  @SqlUpdate(
      """
      delete from app.idempotency_key
       where tenant_id = :tenantId and created_at < clock_timestamp() - interval '24 hours'
         and created_at <= (select max(oldest.created_at)
                              from (select created_at from app.idempotency_key
                                     where tenant_id = :tenantId
                                       and created_at < clock_timestamp() - interval '24 hours'
                                     order by created_at
                                     limit :limit) oldest)
      """)
  int delete(UUID tenantId, int limit);
}
