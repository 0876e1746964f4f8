package io.qualitender.kernel.idempotency;

import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code app.idempotency_key}. Times are the database's, not a sandbox's. */
interface IdempotencyDao {

  /** A key claimed before, with its stored response. */
  record Row(String fingerprint, int status, String headers, String body) {}

  /** Claims a key that is new or older than 24 hours; waits for an uncommitted claim. */
  @SqlUpdate(
      """
      insert into app.idempotency_key as k (tenant_id, principal_id, key, fingerprint, created_at)
      values (:tenantId, :principalId, :key, :fingerprint, clock_timestamp())
      on conflict (tenant_id, principal_id, key) do update
         set fingerprint = excluded.fingerprint, created_at = excluded.created_at,
             status = null, headers = null, body = null
       where k.created_at < clock_timestamp() - interval '24 hours'
      """)
  int claim(UUID tenantId, UUID principalId, String key, String fingerprint);

  @SqlQuery(
      """
      select fingerprint, status, headers, body
        from app.idempotency_key
       where tenant_id = :tenantId and principal_id = :principalId and key = :key
      """)
  @RegisterConstructorMapper(Row.class)
  Row find(UUID tenantId, UUID principalId, String key);

  @SqlUpdate(
      """
      update app.idempotency_key
         set status = :status, headers = cast(:headers as jsonb), body = :body
       where tenant_id = :tenantId and principal_id = :principalId and key = :key
      """)
  void store(UUID tenantId, UUID principalId, String key, int status, String headers, String body);
}
