package io.qualitender.api.certification;

import java.time.Instant;
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

  /** 0 where the tenant has its file already. */
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
                                           version, created_at, updated_at)
      values (:tenantId, :id, :fileId, :number, :kind, :phase, :certificationBodyId, :version, :createdAt, :updatedAt)
      """)
  void insertCycle(@BindMethods Cycle cycle);

  @SqlQuery(
      """
      select tenant_id, id, file_id, number, kind, phase, certification_body_id, version, created_at, updated_at
        from app.certification_cycle
       where tenant_id = :tenantId and id = :id
      """)
  Optional<Cycle> findCycle(UUID tenantId, UUID id);

  /** Newest first: the current cycle is the first. */
  @SqlQuery(
      """
      select tenant_id, id, file_id, number, kind, phase, certification_body_id, version, created_at, updated_at
        from app.certification_cycle
       where tenant_id = :tenantId
       order by number desc
      """)
  List<Cycle> cycles(UUID tenantId);

  /** The compare-and-swap of a move; 0 where phase or version have changed meanwhile. */
  @SqlUpdate(
      """
      update app.certification_cycle
         set phase = :to, certification_body_id = :bodyId, version = version + 1, updated_at = :at
       where tenant_id = :tenantId and id = :id and phase = :from and version = :version
      """)
  int move(
      UUID tenantId, UUID id, CyclePhase from, CyclePhase to, UUID bodyId, int version, Instant at);
}
