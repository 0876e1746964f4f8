package io.qualitender.admin.tenant;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface TenantDao {

  /**
   * Inserts unless a live tenant has the SIREN; waits for a concurrent insert of the same SIREN.
   */
  @SqlUpdate(
      """
      insert into admin.tenant (id, kind, name, siren, sandbox_id, created_at)
      values (:id, :kind, :name, :siren, :sandboxId, :createdAt)
      on conflict (siren) where sandbox_id is null and siren_released_at is null do nothing
      """)
  int insert(@BindMethods Tenant tenant);

  @SqlQuery("select id, kind, name, siren, sandbox_id, created_at from admin.tenant where id = :id")
  @RegisterConstructorMapper(Tenant.class)
  Optional<Tenant> find(UUID id);
}
