package io.qualitender.api.market.quote;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.publication.OfTenders;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface QuoteDao {

  ObjectReader CONTENT = io.qualitender.kernel.json.Json.mapper().readerFor(QuoteContent.class);

  /** Returns 0 where the invitation already has a quote, from a concurrent request. */
  @SqlUpdate(
      """
      insert into app.quote (tenant_id, id, tender_id, invitation_id, cb_tenant_id, certification_body_id, state,
                             version, created_at, updated_at)
      values (:tenantId, :id, :tenderId, :invitationId, :cbTenantId, :certificationBodyId, :state,
              :version, :createdAt, :updatedAt)
      on conflict do nothing
      """)
  int insert(@BindMethods Quote quote);

  @SqlUpdate(
      """
      insert into app.quote_draft (tenant_id, quote_id, cb_tenant_id, content, updated_at)
      values (:tenantId, :quoteId, :cbTenantId, :content, :at)
      on conflict (tenant_id, quote_id) do update set content = excluded.content, updated_at = excluded.updated_at
      """)
  void saveDraft(
      UUID tenantId, UUID quoteId, UUID cbTenantId, @Json QuoteContent content, Instant at);

  @SqlUpdate(
      """
      delete from app.quote_draft
       where tenant_id = :tenantId and quote_id = :quoteId and cb_tenant_id = :cbTenantId
      """)
  void dropDraft(UUID tenantId, UUID quoteId, UUID cbTenantId);

  /**
   * The body's own quotes, with what it may read of the tender, whether its invitation is closed or
   * revoked, and the result of the last award.
   */
  String OF_BODY =
      """
      select q.tenant_id, q.id, q.tender_id, q.invitation_id, q.cb_tenant_id, q.certification_body_id, q.state,
             q.submitted_revision, r.content, r.content_sha256, q.received_at, d.content, q.version, q.created_at,
             q.updated_at, p.content, p.closes_at, p.published_at,
             i.revoked_at is not null, i.closed_at is not null, o.result, o.rank, o.reason
        from app.quote q
        join app.tender_publication p on p.tenant_id = q.tenant_id and p.tender_id = q.tender_id
        join app.tender_invitation i on i.tenant_id = q.tenant_id and i.id = q.invitation_id and i.cb_tenant_id = :cbTenantId
        left join app.quote_revision r on r.tenant_id = q.tenant_id and r.quote_id = q.id
                                      and r.revision = q.submitted_revision and r.cb_tenant_id = :cbTenantId
        left join app.quote_draft d on d.tenant_id = q.tenant_id and d.quote_id = q.id and d.cb_tenant_id = :cbTenantId
        left join lateral (select a.result, a.rank, a.reason
                             from app.award_result a
                            where a.cb_tenant_id = :cbTenantId and a.quote_id = q.id
                            order by a.award_number desc
                            limit 1) o on true
       where q.cb_tenant_id = :cbTenantId
      """;

  Select<QuoteRow> BY_ID = Select.of(OF_BODY + " and q.id = :id", QuoteDao::row);

  /** The body's quotes, newest first. */
  Select<QuoteRow> FIRST_PAGE =
      Select.of(OF_BODY + " order by q.created_at desc, q.id desc limit :limit", QuoteDao::row);

  /** The body's quotes, newest first; no states match all. */
  Select<QuoteRow> PAGE =
      Select.of(
          OF_BODY
              + """
                   and (cardinality(cast(:states as text[])) = 0 or q.state = any(cast(:states as text[])))
                   and (cast(:afterAt as timestamptz) is null
                        or (q.created_at, q.id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid)))
                 order by q.created_at desc, q.id desc
                 limit :limit
                """,
          QuoteDao::row);

  /** Submitted quotes of the body whose deadline has passed and which are not opened yet. */
  String DUE =
      """
      select q.tenant_id, q.tender_id
        from app.quote q
        join app.tender_publication p on p.tenant_id = q.tenant_id and p.tender_id = q.tender_id
        join app.tender_invitation i on i.tenant_id = q.tenant_id and i.id = q.invitation_id and i.cb_tenant_id = :cbTenantId
       where q.cb_tenant_id = :cbTenantId and q.state = 'submitted'
         and p.closes_at <= app.now() and i.closed_at is null and i.revoked_at is null
      """;

  Select<Due> ALL_DUE = Select.of(DUE, QuoteDao::due);

  Select<Due> DUE_BY_ID = Select.of(DUE + " and q.id = :id", QuoteDao::due);

  /**
   * A tender whose quotes are to be opened.
   *
   * @param organization its tenant
   */
  record Due(UUID organization, UUID tenderId) {}

  private static Due due(Row row) throws SQLException {
    return new Due(row.uuid(), row.uuid());
  }

  private static QuoteRow row(Row row) throws SQLException {
    Quote quote =
        new Quote(
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.uuid(),
            row.word(QuoteState.class),
            submission(row.integerOrNull(), row.json(CONTENT), row.text(), row.instant()),
            row.json(CONTENT),
            row.integer(),
            row.instant(),
            row.instant());
    Publication publication =
        new Publication(
            quote.tenantId(),
            quote.tenderId(),
            Publication.Content.read(row),
            row.instant(),
            row.instant());
    return new QuoteRow(
        quote,
        publication,
        row.flag(),
        row.flag(),
        outcome(row.text(), row.integerOrNull(), row.text()));
  }

  private static Quote.Submission submission(
      Integer revision, QuoteContent content, String sha256, Instant receivedAt) {
    return revision == null ? null : new Quote.Submission(revision, content, sha256, receivedAt);
  }

  private static QuoteRow.Outcome outcome(String result, Integer rank, String reason) {
    return result == null ? null : new QuoteRow.Outcome(result, rank, reason);
  }

  /** The body's quotes of an invitation that are not withdrawn: at most one. */
  Select<UUID> OF_INVITATION =
      Select.of(
          """
          select id
            from app.quote
           where cb_tenant_id = :cbTenantId and invitation_id = :invitationId and state <> 'withdrawn'
          """,
          Row::uuid);

  /** Raises the version for a changed working copy; returns 0 where the quote has changed. */
  @SqlUpdate(
      """
      update app.quote set version = version + 1, updated_at = :at
       where tenant_id = :tenantId and id = :id and cb_tenant_id = :cbTenantId
         and state = :state and version = :version
      """)
  int touch(UUID tenantId, UUID id, UUID cbTenantId, QuoteState state, int version, Instant at);

  @SqlUpdate(
      """
      insert into app.quote_revision (tenant_id, quote_id, revision, tender_id, cb_tenant_id, content, content_sha256,
                                      submitted_at)
      values (:tenantId, :quoteId, :revision, :tenderId, :cbTenantId, :content, :contentSha256, :at)
      """)
  void insertRevision(
      UUID tenantId,
      UUID quoteId,
      int revision,
      UUID tenderId,
      UUID cbTenantId,
      @Json QuoteContent content,
      String contentSha256,
      Instant at);

  @SqlUpdate(
      """
      update app.quote
         set state = 'submitted', submitted_revision = :revision, received_at = :at, version = version + 1, updated_at = :at
       where tenant_id = :tenantId and id = :id and cb_tenant_id = :cbTenantId and state = :from and version = :version
      """)
  int submit(
      UUID tenantId,
      UUID id,
      UUID cbTenantId,
      QuoteState from,
      int version,
      int revision,
      Instant at);

  @SqlUpdate(
      """
      update app.quote set state = 'withdrawn', withdrawn_at = :at, version = version + 1, updated_at = :at
       where tenant_id = :tenantId and id = :id and cb_tenant_id = :cbTenantId and state = :from and version = :version
      """)
  int withdraw(UUID tenantId, UUID id, UUID cbTenantId, QuoteState from, int version, Instant at);

  /** The tender of an opened quote of the organization. */
  @SqlQuery(
      """
      select tender_id from app.quote where tenant_id = :tenantId and id = :id and state = 'opened'
      """)
  Optional<UUID> openedTender(UUID tenantId, UUID id);

  String OPENED_QUOTE =
      """
      select q.id, q.tender_id, q.cb_tenant_id, q.certification_body_id, b.name as body_name,
             b.cofrac_number as body_cofrac_number, r.revision, r.content, q.received_at, q.opened_at, q.version,
             q.created_at, q.updated_at
        from app.quote q
        join app.quote_revision r on r.tenant_id = :tenantId and r.tender_id = q.tender_id and r.quote_id = q.id
                                 and r.revision = q.submitted_revision
        join reference.certification_body b on b.id = q.certification_body_id
       where q.tenant_id = :tenantId and q.state = 'opened'
      """;

  String OPENED = OPENED_QUOTE + " and q.tender_id = :tenderId ";

  /** The organization's opened quotes, newest first; none before the opening. */
  Select<OpenedQuote> ALL_OPENED =
      Select.of(OPENED + " order by q.created_at desc, q.id desc", QuoteDao::openedRow);

  /** The opened quotes of those tenders that can still be awarded. */
  OfTenders<OpenedQuote> TO_AWARD =
      new OfTenders<>(
          OPENED_QUOTE,
          "q.tender_id",
          """
          and exists (select from app.tender t
                       where t.tenant_id = :tenantId and t.id = q.tender_id and t.state in ('opened', 'awarded'))
          """,
          QuoteDao::openedRow);

  /** A page of the organization's opened quotes, newest first; none before the opening. */
  Select<OpenedQuote> OPENED_FIRST_PAGE =
      Select.of(
          OPENED + " order by q.created_at desc, q.id desc limit :limit", QuoteDao::openedRow);

  Select<OpenedQuote> OPENED_PAGE =
      Select.of(
          OPENED
              + """
                   and (q.created_at, q.id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid))
                 order by q.created_at desc, q.id desc
                 limit :limit
                """,
          QuoteDao::openedRow);

  private static OpenedQuote openedRow(Row row) throws SQLException {
    return new OpenedQuote(
        row.uuid(),
        row.uuid(),
        row.uuid(),
        row.uuid(),
        row.text(),
        row.text(),
        row.integer(),
        row.json(CONTENT),
        row.instant(),
        row.instant(),
        row.integer(),
        row.instant(),
        row.instant());
  }
}
