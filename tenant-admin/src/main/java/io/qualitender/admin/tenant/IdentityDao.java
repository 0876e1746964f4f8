package io.qualitender.admin.tenant;

import io.qualitender.kernel.sql.Select;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface IdentityDao {

  /** Locks the tenant, so that decisions about it are made one after the other. */
  @SqlQuery(
      """
      select id, kind, name, siren, sandbox_id, created_at
      from admin.tenant
      where id = :tenantId
      for no key update
      """)
  @RegisterConstructorMapper(Tenant.class)
  Optional<Tenant> lock(UUID tenantId);

  Select<IdentityDecision> NEWEST =
      Select.of(
          """
          select number, decision, name, siren, decided_at
          from admin.identity_decision
          where tenant_id = :tenantId
          order by number desc
          limit 1
          """,
          row ->
              new IdentityDecision(
                  row.integer(),
                  row.word(IdentityDecision.Kind.class),
                  row.text(),
                  row.text(),
                  row.instant()));

  @SqlUpdate(
      """
      insert into admin.identity_decision (tenant_id, number, decision, name, siren, decided_by, decided_at)
      values (:tenantId, :number, :decision, :name, :siren, :by, :at)
      """)
  void insert(
      UUID tenantId,
      int number,
      IdentityDecision.Kind decision,
      String name,
      String siren,
      String by,
      Instant at);

  @SqlUpdate("update admin.tenant set siren_released_at = :at where id = :tenantId")
  void releaseSiren(UUID tenantId, Instant at);

  /**
   * Reserves the tenant's SIREN again, unless another live tenant has it. A concurrent sign-up is
   * refused by the unique index.
   */
  @SqlUpdate(
      """
      update admin.tenant mine
      set siren_released_at = null
      where mine.id = :tenantId
        and not exists (select from admin.tenant other
                        where other.siren = mine.siren and other.id <> mine.id
                          and other.sandbox_id is null and other.siren_released_at is null)
      """)
  int holdSiren(UUID tenantId);
}
