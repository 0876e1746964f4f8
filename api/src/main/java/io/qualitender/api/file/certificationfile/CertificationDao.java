package io.qualitender.api.file.certificationfile;

import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

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

  Select<CertificationFile> FILE =
      Select.of(
          "select tenant_id, id, created_at from app.certification_file where tenant_id = :tenantId",
          row -> new CertificationFile(row.uuid(), row.uuid(), row.instant()));

  @SqlUpdate(
      """
      insert into app.certification_cycle (tenant_id, id, file_id, number, kind, phase, certification_body_id,
                                           certified_from_on, certified_until_on, version, created_at, updated_at)
      values (:tenantId, :id, :fileId, :number, :kind, :phase, :certificationBodyId, :certifiedFromOn, :certifiedUntilOn,
              :version, :createdAt, :updatedAt)
      """)
  void insertCycle(@BindMethods Cycle cycle);

  Select<Cycle> CYCLE_BY_ID =
      Select.of(CYCLE + " where tenant_id = :tenantId and id = :id", CertificationDao::cycle);

  /** Newest first: the current cycle is the first. */
  Select<Cycle> CYCLES =
      Select.of(
          CYCLE + " where tenant_id = :tenantId order by number desc", CertificationDao::cycle);

  /**
   * The body of the newest cycle that has one: while a new cycle has none, the previous cycle's
   * body still certifies.
   */
  Select<BodySummary> UNDER_CONTRACT =
      Select.of(
          """
          select b.id, b.name, b.cofrac_number
            from app.certification_cycle c
            join reference.certification_body b on b.id = c.certification_body_id
           where c.tenant_id = :tenantId
           order by c.number desc
           limit 1
          """,
          row -> BodySummary.of(row.uuid(), row.text(), row.text()));

  private static Cycle cycle(Row row) throws SQLException {
    return new Cycle(
        row.uuid(),
        row.uuid(),
        row.uuid(),
        row.integer(),
        row.word(CycleKind.class),
        row.word(CyclePhase.class),
        row.uuid(),
        certified(row.date(), row.date()),
        row.integer(),
        row.instant(),
        row.instant());
  }

  private static Cycle.Certified certified(LocalDate fromOn, LocalDate untilOn) {
    return fromOn == null ? null : new Cycle.Certified(fromOn, untilOn);
  }

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
