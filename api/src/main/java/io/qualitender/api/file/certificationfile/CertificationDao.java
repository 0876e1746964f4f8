package io.qualitender.api.file.certificationfile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(CertificationFile.class)
@RegisterConstructorMapper(Cycle.class)
interface CertificationDao {

  String CYCLE =
      """
      select tenant_id, id, file_id, number, kind, phase, certification_body_id, certified_from_on, certified_until_on,
             version, created_at, updated_at
        from app.certification_cycle
      """;

  /** Returns 0 where the tenant already has its file. */
  @SqlUpdate(
      """
      insert into app.certification_file (tenant_id, id, created_at)
      values (:tenantId, :id, :createdAt)
      on conflict do nothing
      """)
  int insertFile(@BindMethods CertificationFile file);

  @SqlQuery(
      "select tenant_id, id, created_at from app.certification_file where tenant_id = :tenantId")
  Optional<CertificationFile> findFile(UUID tenantId);

  @SqlUpdate(
      """
      insert into app.certification_cycle (tenant_id, id, file_id, number, kind, phase, certification_body_id,
                                           certified_from_on, certified_until_on, version, created_at, updated_at)
      values (:tenantId, :id, :fileId, :number, :kind, :phase, :certificationBodyId, :certifiedFromOn, :certifiedUntilOn,
              :version, :createdAt, :updatedAt)
      """)
  void insertCycle(@BindMethods Cycle cycle);

  @SqlQuery(CYCLE + " where tenant_id = :tenantId and id = :id")
  Optional<Cycle> findCycle(UUID tenantId, UUID id);

  /** Newest first: the current cycle is the first. */
  @SqlQuery(
      CYCLE
          + """
             where tenant_id = :tenantId
             order by number desc
            """)
  List<Cycle> cycles(UUID tenantId);

  /** Compare-and-swap of the phase; returns 0 where phase or version have changed. */
  @SqlUpdate(
      """
      update app.certification_cycle
         set phase = :c.phase, certification_body_id = :c.certificationBodyId,
             certified_from_on = :c.certifiedFromOn, certified_until_on = :c.certifiedUntilOn, version = :c.version, updated_at = :c.updatedAt
       where tenant_id = :c.tenantId and id = :c.id and phase = :from and version = :c.version - 1
      """)
  int move(@BindMethods("c") Cycle moved, CyclePhase from);
}
