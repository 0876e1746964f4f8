package io.qualitender.api.certification.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Certificate.class)
@RegisterConstructorMapper(BodyContract.class)
interface CertificateDao {

  String COLUMNS =
      """
      select c.tenant_id, c.id, c.file_id, c.cycle_id, c.contract_id, c.cb_tenant_id, c.certification_body_id,
             c.number, c.decided_on, c.valid_from_on, c.valid_until_on, c.surveillance_from_on, c.surveillance_to_on,
             c.action_categories, c.organization, c.supersedes_id, c.correction_code, c.correction_text,
             c.version, c.created_at, c.updated_at, c.superseded_at,
      """;

  /** Any records, with those that supersede them. */
  String WITH_SUCCESSOR =
      COLUMNS
          + """
                   s.id as superseded_by_id
              from app.certificate c
              left join app.certificate s on s.tenant_id = c.tenant_id and s.supersedes_id = c.id
            """;

  /** Records that no other supersedes: each use asks for these only. */
  String CURRENT =
      COLUMNS
          + """
                   cast(null as uuid) as superseded_by_id
              from app.certificate c
            """;

  /** A page of those in the given states, newest first. */
  String PAGE =
      """
         and (cast(:afterAt as timestamptz) is null or (c.created_at, c.id) < (:afterAt, :afterId))
         and (cardinality(:states) = 0
              or case when c.superseded_at is not null then 'superseded'
                      when c.valid_from_on > :today then 'upcoming'
                      when c.valid_until_on < :today then 'expired'
                      else 'valid' end = any(:states))
       order by c.created_at desc, c.id desc
       limit :limit
      """;

  /**
   * The body's contracts for a file, newest first: by the cycle's number, assigned under the file's
   * lock, since ids are ordered by the clock of the node that made them.
   */
  @SqlQuery(
      """
      select k.tenant_id, k.id, k.tender_id, k.cb_tenant_id, k.certification_body_id, k.file_id, k.cycle_id,
             k.cycle_number, k.action_categories, k.signed_on,
             exists (select from app.certificate c
                      where c.tenant_id = k.tenant_id and c.contract_id = k.id and c.superseded_at is null) as certified
        from app.contract k
       where k.cb_tenant_id = :cbTenantId and k.file_id = :fileId
       order by k.cycle_number desc, k.created_at desc, k.id desc
      """)
  List<BodyContract> contracts(UUID cbTenantId, UUID fileId);

  @SqlUpdate(
      """
      insert into app.certificate (tenant_id, id, file_id, cycle_id, cycle_number, contract_id, cb_tenant_id,
                                   certification_body_id, number, decided_on, valid_from_on, valid_until_on, surveillance_from_on,
                                   surveillance_to_on, action_categories, organization, supersedes_id,
                                   correction_code, correction_text, version, created_at, updated_at)
      values (:tenantId, :id, :contract.fileId, :contract.cycleId,
              (select k.cycle_number from app.contract k where k.tenant_id = :tenantId and k.id = :contract.contractId),
              :contract.contractId, :contract.cbTenantId, :contract.certificationBodyId,
              :number, :decidedOn, :validFromOn, :terms.validUntilOn, :terms.surveillanceFromOn,
              :terms.surveillanceToOn, :actionCategories, :organization, :supersedesId,
              :correctionCode, :correctionText, :version, :createdAt, :updatedAt)
      """)
  void insert(@BindMethods Certificate certificate);

  /** Closes a record; returns 0 where it is closed already or of another version. */
  @SqlUpdate(
      """
      update app.certificate
         set superseded_at = :at, version = version + 1, updated_at = :at
       where tenant_id = :tenantId and cb_tenant_id = :cbTenantId and id = :id
         and superseded_at is null and version = :version
      """)
  int supersede(UUID tenantId, UUID cbTenantId, UUID id, int version, Instant at);

  /** Readable by its organization and its body. */
  @SqlQuery(
      WITH_SUCCESSOR
          + " where c.id = :id and (c.tenant_id = :tenantId or c.cb_tenant_id = :tenantId)")
  Optional<Certificate> find(UUID tenantId, UUID id);

  /** The current record for a contract of the body. */
  @SqlQuery(
      CURRENT
          + " where c.cb_tenant_id = :cbTenantId and c.contract_id = :contractId and c.superseded_at is null")
  Optional<Certificate> ofContract(UUID cbTenantId, UUID contractId);

  /**
   * Last day of the body's current certificate of the newest cycle before {@code cycleNumber} of
   * the file.
   */
  @SqlQuery(
      """
      select c.valid_until_on
        from app.certificate c
       where c.cb_tenant_id = :cbTenantId and c.file_id = :fileId and c.superseded_at is null
         and c.cycle_number < :cycleNumber
       order by c.cycle_number desc
       limit 1
      """)
  Optional<LocalDate> lastDayOfPreviousCycle(UUID cbTenantId, UUID fileId, int cycleNumber);

  /** The organization's, newest first. */
  @SqlQuery(WITH_SUCCESSOR + " where c.tenant_id = :tenantId " + PAGE)
  List<Certificate> ofOrganization(
      UUID tenantId,
      List<CertificateState> states,
      LocalDate today,
      Instant afterAt,
      UUID afterId,
      int limit);

  /** The certificates recorded by the body, newest first. */
  @SqlQuery(WITH_SUCCESSOR + " where c.cb_tenant_id = :cbTenantId " + PAGE)
  List<Certificate> ofBody(
      UUID cbTenantId,
      List<CertificateState> states,
      LocalDate today,
      Instant afterAt,
      UUID afterId,
      int limit);

  /** The organization's certificates that are not superseded, newest cycle first. */
  @SqlQuery(
      CURRENT
          + """
            where c.tenant_id = :tenantId and c.superseded_at is null
            order by c.cycle_number desc, c.valid_from_on desc
            """)
  List<Certificate> current(UUID tenantId);
}
