package io.qualitender.admin.apikey;

import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ApiKeyDao {

  String KEY =
      """
      select tenant_id, id, name, hint, role, scopes, version, created_at, updated_at, expires_at, revoked_at, last_used_on
      from admin.api_key
      """;

  /**
   * The tenant and rights of an active key, found by its secret's hash.
   *
   * @param expiringAt when the key expires, if that is soon; null otherwise
   */
  record Holder(
      UUID tenantId,
      UUID id,
      Role role,
      Set<String> scopes,
      Instant expiringAt,
      LocalDate lastUsedOn,
      TenantKind kind,
      UUID sandboxId) {}

  /** The condition that {@code :keyId} is a key of the transaction's tenant that may be used. */
  String VALID_KEY =
      """
      exists (select from admin.api_key k
               where k.tenant_id = app.tenant() and k.id = cast(:keyId as uuid) and k.revoked_at is null
                 and (k.expires_at is null or k.expires_at > clock_timestamp()))
      """;

  /** The real time, whatever test clock the tenant follows. */
  Select<Instant> REAL_TIME = Select.of("select clock_timestamp()", Row::instant);

  @SqlUpdate(
      """
      insert into admin.api_key (tenant_id, id, name, secret_hash, hint, role, scopes, version, created_at, updated_at,
                                 expires_at, issued_by)
      values (:tenantId, :id, :name, :secretHash, :hint, :role, :scopes, :version, :createdAt, :updatedAt, :expiresAt,
              :issuedBy)
      """)
  void insert(@BindMethods ApiKey key, byte[] secretHash, String issuedBy);

  /** The number of active keys. */
  @SqlQuery(
      """
      select count(*)
      from admin.api_key
      where tenant_id = :tenantId and revoked_at is null
        and (expires_at is null or expires_at > clock_timestamp())
      """)
  int countActive(UUID tenantId);

  Select<ApiKey> BY_ID =
      Select.of(KEY + " where tenant_id = :tenantId and id = :id", ApiKeyDao::row);

  /** The tenant's keys, newest first. */
  Select<ApiKey> FIRST_PAGE =
      Select.of(
          KEY + " where tenant_id = :tenantId order by created_at desc, id desc limit :limit",
          ApiKeyDao::row);

  Select<ApiKey> PAGE =
      Select.of(
          KEY
              + """
                where tenant_id = :tenantId
                  and (created_at, id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid))
                order by created_at desc, id desc
                limit :limit
                """,
          ApiKeyDao::row);

  private static ApiKey row(Row row) throws SQLException {
    return new ApiKey(
        row.uuid(),
        row.uuid(),
        row.text(),
        row.text(),
        row.word(Role.class),
        row.texts(),
        row.integer(),
        row.instant(),
        row.instant(),
        row.instant(),
        row.instant(),
        row.date());
  }

  /** Like {@link #lockAdministering}, without locking. */
  Select<UUID> ADMINISTERING =
      Select.of(
          """
          select id
          from admin.api_key
          where tenant_id = :tenantId and role = 'owner' and scopes @> cast(:scopes as text[])
            and revoked_at is null and (expires_at is null or expires_at > clock_timestamp())
          """,
          Row::uuid);

  /**
   * Locks and returns the active owner keys with {@code scopes}, so that two of them cannot revoke
   * each other.
   */
  @SqlQuery(
      """
      select id
      from admin.api_key
      where tenant_id = :tenantId and role = 'owner' and scopes @> cast(:scopes as text[])
        and revoked_at is null and (expires_at is null or expires_at > clock_timestamp())
      order by id
      for update
      """)
  List<UUID> lockAdministering(UUID tenantId, List<String> scopes);

  @SqlUpdate(
      """
      update admin.api_key
      set revoked_at = :at, updated_at = :at, version = version + 1
      where tenant_id = :tenantId and id = :id and revoked_at is null
      """)
  int revoke(UUID tenantId, UUID id, Instant at);

  @SqlQuery(
      """
      select k.tenant_id, k.id, k.role, k.scopes, k.last_used_on,
             case when k.expires_at < clock_timestamp() + make_interval(secs => :warningSeconds)
                  then k.expires_at end as expiring_at,
             t.kind, t.sandbox_id
      from admin.api_key k
      join admin.tenant t on t.id = k.tenant_id
      left join admin.sandbox s on s.id = t.sandbox_id
      where s.discarded_at is null and k.secret_hash = :secretHash and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > clock_timestamp())
      """)
  @RegisterConstructorMapper(Holder.class)
  Optional<Holder> findHolder(byte[] secretHash, long warningSeconds);

  @SqlUpdate(
      """
      update admin.api_key
      set last_used_on = :day
      where tenant_id = :tenantId and id = :id and (last_used_on is null or last_used_on < :day)
      """)
  void setLastUsedOn(UUID tenantId, UUID id, LocalDate day);
}
