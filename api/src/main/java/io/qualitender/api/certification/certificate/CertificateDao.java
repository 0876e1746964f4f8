package io.qualitender.api.certification.certificate;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CertificateDao {

  ObjectReader HOLDER = Json.mapper().readerFor(Certificate.Holder.class);

  String COLUMNS =
      """
      select c.tenant_id, c.id, c.file_id, c.cycle_id, c.contract_id, c.cb_tenant_id, c.certification_body_id,
             c.number, c.decided_on, c.valid_from_on, c.valid_until_on, c.surveillance_from_on, c.surveillance_to_on,
             c.action_categories, c.organization, c.supersedes_id, c.correction_code, c.correction_text,
             c.version, c.created_at, c.updated_at, c.superseded_at
      """;

  /** Any records of the organization, with those that supersede them and the name of the body. */
  String OF_ORGANIZATION =
      COLUMNS
          + """
                 , s.id, b.name, b.cofrac_number
              from app.certificate c
              join reference.certification_body b on b.id = c.certification_body_id
              left join app.certificate s on s.tenant_id = :tenantId and s.supersedes_id = c.id
             where c.tenant_id = :tenantId
            """;

  /** Any records of the body, with those that supersede them and its name. */
  String OF_BODY =
      COLUMNS
          + """
                 , s.id, b.name, b.cofrac_number
              from app.certificate c
              join reference.certification_body b on b.id = c.certification_body_id
              left join app.certificate s on s.tenant_id = c.tenant_id and s.supersedes_id = c.id
                                         and s.cb_tenant_id = :cbTenantId
             where c.cb_tenant_id = :cbTenantId
            """;

  /** Records that no other supersedes: each use asks for these only. */
  String CURRENT = COLUMNS + ", cast(null as uuid) from app.certificate c ";

  /** The first of those, newest first. */
  String FIRST = " order by c.created_at desc, c.id desc limit :limit";

  /** Those in the given states after a position, newest first; no states match all. */
  String NEXT =
      """
         and (cardinality(cast(:states as text[])) = 0
              or case when c.superseded_at is not null then 'superseded'
                      when c.valid_from_on > cast(app.now() at time zone 'Europe/Paris' as date) then 'upcoming'
                      when c.valid_until_on < cast(app.now() at time zone 'Europe/Paris' as date) then 'expired'
                      else 'valid' end = any(cast(:states as text[])))
         and (cast(:afterAt as timestamptz) is null
              or (c.created_at, c.id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid)))
       order by c.created_at desc, c.id desc
       limit :limit
      """;

  /**
   * The body's contracts for a file, newest first: by the cycle's number, assigned under the file's
   * lock, since ids are ordered by the clock of the node that made them.
   */
  Select<BodyContract> CONTRACTS =
      Select.of(
          """
          select k.tenant_id, k.id, k.tender_id, k.cb_tenant_id, k.certification_body_id, k.file_id, k.cycle_id,
                 k.cycle_number, k.action_categories, k.signed_on,
                 exists (select from app.certificate c
                          where c.cb_tenant_id = :cbTenantId and c.tenant_id = k.tenant_id and c.contract_id = k.id
                            and c.superseded_at is null)
            from app.contract k
           where k.cb_tenant_id = :cbTenantId and k.file_id = :fileId
           order by k.cycle_number desc, k.created_at desc, k.id desc
          """,
          row ->
              new BodyContract(
                  row.uuid(),
                  row.uuid(),
                  row.uuid(),
                  row.uuid(),
                  row.uuid(),
                  row.uuid(),
                  row.uuid(),
                  row.integer(),
                  row.words(ActionCategory.class),
                  row.date(),
                  row.flag()));

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

  Select<Certificate.WithBody> OF_ORGANIZATION_BY_ID =
      Select.of(OF_ORGANIZATION + " and c.id = :id", CertificateDao::withBody);

  Select<Certificate.WithBody> OF_BODY_BY_ID =
      Select.of(OF_BODY + " and c.id = :id", CertificateDao::withBody);

  /** The current record for a contract of the body. */
  Select<Certificate> OF_CONTRACT =
      Select.of(
          CURRENT
              + " where c.cb_tenant_id = :cbTenantId and c.contract_id = :contractId and c.superseded_at is null",
          CertificateDao::row);

  /**
   * Last day of the body's current certificate of the newest cycle before {@code cycleNumber} of
   * the file.
   */
  Select<LocalDate> LAST_DAY_OF_PREVIOUS_CYCLE =
      Select.of(
          """
          select c.valid_until_on
            from app.certificate c
           where c.cb_tenant_id = :cbTenantId and c.file_id = :fileId and c.superseded_at is null
             and c.cycle_number < :cycleNumber
           order by c.cycle_number desc
           limit 1
          """,
          Row::date);

  /** The organization's, newest first. */
  Select<Certificate.WithBody> OF_ORGANIZATION_FIRST_PAGE =
      Select.of(OF_ORGANIZATION + FIRST, CertificateDao::withBody);

  Select<Certificate.WithBody> OF_ORGANIZATION_PAGE =
      Select.of(OF_ORGANIZATION + NEXT, CertificateDao::withBody);

  /** The certificates recorded by the body, newest first. */
  Select<Certificate.WithBody> OF_BODY_FIRST_PAGE =
      Select.of(OF_BODY + FIRST, CertificateDao::withBody);

  Select<Certificate.WithBody> OF_BODY_PAGE = Select.of(OF_BODY + NEXT, CertificateDao::withBody);

  /** The organization's certificates that are not superseded, newest cycle first. */
  Select<Certificate> CURRENT_OF_ORGANIZATION =
      Select.of(
          CURRENT
              + """
                 where c.tenant_id = :tenantId and c.superseded_at is null
                 order by c.cycle_number desc, c.valid_from_on desc
                """,
          CertificateDao::row);

  private static Certificate.WithBody withBody(Row row) throws SQLException {
    Certificate certificate = row(row);
    return new Certificate.WithBody(
        certificate,
        BodySummary.of(certificate.contract().certificationBodyId(), row.text(), row.text()));
  }

  private static Certificate row(Row row) throws SQLException {
    return new Certificate(
        row.uuid(),
        row.uuid(),
        new Certificate.Contract(row.uuid(), row.uuid(), row.uuid(), row.uuid(), row.uuid()),
        row.text(),
        row.date(),
        row.date(),
        new CertificateTerms(row.date(), row.date(), row.date()),
        row.words(ActionCategory.class),
        row.json(HOLDER),
        correction(row.uuid(), row.word(CorrectionCode.class), row.text()),
        row.integer(),
        row.instant(),
        row.instant(),
        superseded(row.instant(), row.uuid()));
  }

  private static Certificate.Correction correction(
      UUID supersedesId, CorrectionCode code, String text) {
    return supersedesId == null ? null : new Certificate.Correction(supersedesId, code, text);
  }

  private static Certificate.Superseded superseded(Instant at, UUID by) {
    return at == null ? null : new Certificate.Superseded(at, by);
  }
}
