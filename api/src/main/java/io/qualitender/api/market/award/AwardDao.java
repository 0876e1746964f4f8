package io.qualitender.api.market.award;

import io.qualitender.api.market.publication.OfTenders;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The organization writes the award and the results, the body its reply; row policies decide what
 * each can read.
 */
interface AwardDao {

  String COLUMNS =
      """
      select a.tenant_id, a.id, a.tender_id, a.number, a.quote_id, a.cb_tenant_id, a.certification_body_id, b.name,
             b.cofrac_number, a.rank, a.justification_code, a.justification_text, a.proposed_at,
             a.lapses_at, a.revoked_at, a.version, a.created_at, a.updated_at,
             r.reply, r.reason_code, r.reason_text, r.replied_at,
             c.id, c.file_id, c.signed_on, c.created_at
      """;

  String AND_ORGANIZATION = ", p.content -> 'organization'";

  String FROM =
      """
        from app.tender_award a
        join reference.certification_body b on b.id = a.certification_body_id
        left join app.award_reply r on r.tenant_id = a.tenant_id and r.award_id = a.id
        left join app.contract c on c.tenant_id = a.tenant_id and c.tender_id = a.tender_id and c.award_id = a.id
      """;

  /** With the organization as its tender's publication names it. */
  String OF_ORGANIZATION =
      COLUMNS
          + AND_ORGANIZATION
          + FROM
          + """
              join app.tender_publication p on p.tenant_id = a.tenant_id and p.tender_id = a.tender_id
             where a.tenant_id = :tenantId
            """;

  /** With the organization as its tender's publication names it. */
  String OF_BODY =
      COLUMNS
          + AND_ORGANIZATION
          + """
              from app.tender_award a
              join reference.certification_body b on b.id = a.certification_body_id
              join app.tender_publication p on p.tenant_id = a.tenant_id and p.tender_id = a.tender_id
              left join app.award_reply r on r.tenant_id = a.tenant_id and r.award_id = a.id
                                         and r.cb_tenant_id = :cbTenantId
              left join app.contract c on c.tenant_id = a.tenant_id and c.tender_id = a.tender_id and c.award_id = a.id
                                      and c.cb_tenant_id = :cbTenantId
             where a.cb_tenant_id = :cbTenantId
            """;

  Select<Award.WithOrganization> OF_ORGANIZATION_BY_ID =
      Select.of(OF_ORGANIZATION + " and a.id = :id", AwardDao::withOrganization);

  Select<Award.WithOrganization> OF_BODY_BY_ID =
      Select.of(OF_BODY + " and a.id = :id", AwardDao::withOrganization);

  /** The awards of a tender, newest first. */
  Select<Award.WithOrganization> OF_TENDER_FIRST_PAGE =
      Select.of(
          OF_ORGANIZATION + " and a.tender_id = :tenderId order by a.number desc limit :limit",
          AwardDao::withOrganization);

  /** The awards of a tender, newest first. */
  Select<Award.WithOrganization> OF_TENDER_PAGE =
      Select.of(
          OF_ORGANIZATION
              + """
                   and a.tender_id = :tenderId
                   and (cast(:after as uuid) is null
                        or a.number < (select last.number
                                         from app.tender_award last
                                        where last.tenant_id = :tenantId and last.tender_id = :tenderId
                                          and last.id = cast(:after as uuid)))
                 order by a.number desc
                 limit :limit
                """,
          AwardDao::withOrganization);

  /** A body's awards, newest first. */
  Select<Award.WithOrganization> OF_BODY_FIRST_PAGE =
      Select.of(
          OF_BODY + " order by a.created_at desc, a.id desc limit :limit",
          AwardDao::withOrganization);

  /**
   * A body's awards, newest first; the states as {@link AwardState#of} derives them, no states
   * match all.
   */
  Select<Award.WithOrganization> OF_BODY_PAGE =
      Select.of(
          OF_BODY
              + """
                   and (cardinality(cast(:states as text[])) = 0
                        or case when r.reply is not null then r.reply
                                when a.revoked_at is not null then 'revoked'
                                when a.lapses_at <= app.now() then 'lapsed'
                                else 'proposed'
                           end = any(cast(:states as text[])))
                   and (cast(:afterAt as timestamptz) is null
                        or (a.created_at, a.id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid)))
                 order by a.created_at desc, a.id desc
                 limit :limit
                """,
          AwardDao::withOrganization);

  /** The newest award of each tender that has one. */
  OfTenders<Award> NEWEST =
      new OfTenders<>(
          COLUMNS + FROM + " where a.tenant_id = :tenantId",
          "a.tender_id",
          """
          and not exists (select 1
                            from app.tender_award later
                           where later.tenant_id = :tenantId and later.tender_id = a.tender_id
                             and later.number > a.number)
          """,
          AwardDao::row);

  private static Award.WithOrganization withOrganization(Row row) throws SQLException {
    return new Award.WithOrganization(row(row), Publication.Organization.read(row));
  }

  private static Award row(Row row) throws SQLException {
    UUID tenantId = row.uuid();
    UUID id = row.uuid();
    UUID tenderId = row.uuid();
    int number = row.integer();
    Award.Chosen chosen =
        new Award.Chosen(row.uuid(), row.uuid(), row.uuid(), row.text(), row.text(), row.integer());
    return new Award(
        tenantId,
        id,
        tenderId,
        number,
        chosen,
        justification(row.word(JustificationCode.class), row.text()),
        row.instant(),
        row.instant(),
        row.instant(),
        row.integer(),
        row.instant(),
        row.instant(),
        answer(
            row.word(Award.Reply.class),
            row.word(AwardDeclineCode.class),
            row.text(),
            row.instant()),
        contracted(row.uuid(), row.uuid(), row.date(), row.instant()));
  }

  private static Award.Justification justification(JustificationCode code, String text) {
    return code == null ? null : new Award.Justification(code, text);
  }

  private static Award.Answer answer(
      Award.Reply reply, AwardDeclineCode code, String text, Instant repliedAt) {
    return reply == null ? null : new Award.Answer(reply, code, text, repliedAt);
  }

  private static Award.Contracted contracted(
      UUID contractId, UUID fileId, LocalDate signedOn, Instant contractedAt) {
    return contractId == null
        ? null
        : new Award.Contracted(contractId, fileId, signedOn, contractedAt);
  }

  @SqlUpdate(
      """
      insert into app.tender_award (tenant_id, id, tender_id, number, quote_id, cb_tenant_id, certification_body_id, rank,
                                    justification_code, justification_text, proposed_at, lapses_at, version,
                                    created_at, updated_at)
      values (:tenantId, :id, :tenderId, :number, :chosen.quoteId, :chosen.cbTenantId, :chosen.certificationBodyId,
              :chosen.rank, :justificationCode, :justificationText, :proposedAt, :lapsesAt, :rowVersion,
              :createdAt, :updatedAt)
      """)
  void insert(@BindMethods Award award);

  @SqlBatch(
      """
      insert into app.award_result (tenant_id, award_id, award_number, quote_id, cb_tenant_id, result, rank, reason, created_at)
      values (:tenantId, :awardId, :awardNumber, :quoteId, :cbTenantId, :result, :rank, :reason, :createdAt)
      """)
  void insertResults(@BindMethods List<AwardResult> results);

  @SqlUpdate(
      """
      update app.tender_award set revoked_at = :at, version = version + 1, updated_at = :at
       where tenant_id = :tenantId and id = :id and revoked_at is null
      """)
  int revoke(UUID tenantId, UUID id, Instant at);

  /**
   * By the body; {@code tenantId} is the organization's.
   *
   * @return 0 where there is a reply already, or another award of the tender is accepted
   */
  @SqlUpdate(
      """
      insert into app.award_reply (tenant_id, award_id, tender_id, cb_tenant_id, reply, reason_code, reason_text, replied_at)
      values (:tenantId, :awardId, :tenderId, :cbTenantId, :reply, :reasonCode, :reasonText, :at)
      on conflict do nothing
      """)
  int reply(
      UUID tenantId,
      UUID awardId,
      UUID tenderId,
      UUID cbTenantId,
      Award.Reply reply,
      AwardDeclineCode reasonCode,
      String reasonText,
      Instant at);
}
