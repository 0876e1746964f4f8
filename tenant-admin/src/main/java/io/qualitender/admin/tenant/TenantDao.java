package io.qualitender.admin.tenant;

import io.qualitender.kernel.sql.Select;
import io.qualitender.kernel.tx.TenantKind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
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

  Select<Tenant> BY_ID =
      Select.of(
          "select id, kind, name, siren, sandbox_id, created_at from admin.tenant where id = :id",
          row ->
              new Tenant(
                  row.uuid(),
                  row.word(TenantKind.class),
                  row.text(),
                  row.text(),
                  row.uuid(),
                  row.instant()));
}
