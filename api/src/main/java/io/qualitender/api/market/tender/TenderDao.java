package io.qualitender.api.market.tender;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.api.market.publication.AuditMode;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface TenderDao {

  @SqlUpdate(
      """
      insert into app.tender (tenant_id, id, state, kind, title, wished_from_on, wished_to_on, audit_mode, language,
                              closes_at, questions_close_at, min_quotes, criteria, origin, renews_certificate_id,
                              version, created_at, updated_at)
      values (:tenantId, :id, :state, :terms.kind, :terms.title, :terms.wishedFromOn, :terms.wishedToOn, :terms.auditMode,
              :terms.language, :terms.closesAt, :terms.questionsCloseAt, :terms.minQuotes, :terms.criteria,
              :origin, :renewsCertificateId, :version, :createdAt, :updatedAt)
      on conflict do nothing
      """)
  int insert(@BindMethods Tender tender);

  ObjectReader CRITERIA = Json.mapper().readerForListOf(Criterion.class);

  String TENDER =
      """
      select tenant_id, id, state, kind, title, wished_from_on, wished_to_on, audit_mode, language, closes_at,
             questions_close_at, min_quotes, criteria, origin, renews_certificate_id, cycle_id, published_at,
             opened_at, closed_reason, version, created_at, updated_at
        from app.tender
      """;

  Select<Tender> BY_ID =
      Select.of(TENDER + " where tenant_id = :tenantId and id = :id", TenderDao::row);

  /** The organization's tenders, newest first. */
  Select<Tender> FIRST_PAGE =
      Select.of(
          TENDER + " where tenant_id = :tenantId order by created_at desc, id desc limit :limit",
          TenderDao::row);

  /** The organization's tenders, newest first; no states match all. */
  Select<Tender> PAGE =
      Select.of(
          TENDER
              + """
                 where tenant_id = :tenantId
                   and (cardinality(cast(:states as text[])) = 0 or state = any(cast(:states as text[])))
                   and (cast(:afterAt as timestamptz) is null
                        or (created_at, id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid)))
                 order by created_at desc, id desc
                 limit :limit
                """,
          TenderDao::row);

  /** Open tenders of the organization past their deadline. */
  Select<Tender> DUE =
      Select.of(
          TENDER
              + " where tenant_id = :tenantId and state = 'open' and closes_at <= app.now() order by closes_at",
          TenderDao::row);

  private static Tender row(Row row) throws SQLException {
    return new Tender(
        row.uuid(),
        row.uuid(),
        row.word(TenderState.class),
        new Tender.Terms(
            row.word(TenderKind.class),
            row.text(),
            period(row.date(), row.date()),
            row.word(AuditMode.class),
            row.text(),
            row.instant(),
            row.instant(),
            row.integerOrNull(),
            row.json(CRITERIA)),
        row.word(Tender.Origin.class),
        row.uuid(),
        published(row.uuid(), row.instant(), row.instant()),
        row.text(),
        row.integer(),
        row.instant(),
        row.instant());
  }

  private static Tender.Period period(LocalDate fromOn, LocalDate toOn) {
    return fromOn == null ? null : new Tender.Period(fromOn, toOn);
  }

  private static Tender.Published published(UUID cycleId, Instant publishedAt, Instant openedAt) {
    return publishedAt == null ? null : new Tender.Published(cycleId, publishedAt, openedAt);
  }

  /** Updates a draft; returns 0 where it is no longer a draft of that version. */
  @SqlUpdate(
      """
      update app.tender
         set kind = :terms.kind, title = :terms.title, wished_from_on = :terms.wishedFromOn,
             wished_to_on = :terms.wishedToOn, audit_mode = :terms.auditMode, language = :terms.language,
             closes_at = :terms.closesAt, questions_close_at = :terms.questionsCloseAt,
             min_quotes = :terms.minQuotes, criteria = :terms.criteria, version = version + 1, updated_at = :updatedAt
       where tenant_id = :tenantId and id = :id and state = 'draft' and version = :version
      """)
  int rewrite(@BindMethods Tender tender);

  /**
   * Raises the version of all drafts. Waits for a draft that is being published, which is no draft
   * then; a publication that comes later fails as stale.
   */
  @SqlUpdate(
      """
      update app.tender set version = version + 1, updated_at = :at
       where tenant_id = :tenantId and state = 'draft'
      """)
  int touchDrafts(UUID tenantId, Instant at);

  /** Compare-and-swap of the state; returns 0 where state or version have changed. */
  @SqlUpdate(
      """
      update app.tender
         set state = :to, version = version + 1, closed_reason = coalesce(:closedReason, closed_reason), updated_at = :at
       where tenant_id = :tenantId and id = :id and state = :from and version = :version
      """)
  int move(
      UUID tenantId,
      UUID id,
      TenderState from,
      TenderState to,
      int version,
      String closedReason,
      Instant at);

  @SqlUpdate(
      """
      update app.tender
         set state = 'open', version = version + 1, published_at = :at, cycle_id = :cycleId, updated_at = :at
       where tenant_id = :tenantId and id = :id and state = 'draft' and version = :version
      """)
  int publish(UUID tenantId, UUID id, int version, UUID cycleId, Instant at);
}
