package io.qualitender.api.market.tender;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Tender.class)
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

  @SqlQuery(
      """
      select tenant_id, id, state, kind, title, wished_from_on, wished_to_on, audit_mode, language, closes_at,
             questions_close_at, min_quotes, criteria, origin, renews_certificate_id, cycle_id, published_at,
             opened_at, closed_reason, version, created_at, updated_at
        from app.tender
       where tenant_id = :tenantId and id = :id
      """)
  Optional<Tender> find(UUID tenantId, UUID id);

  @SqlQuery(
      """
      select tenant_id, id, state, kind, title, wished_from_on, wished_to_on, audit_mode, language, closes_at,
             questions_close_at, min_quotes, criteria, origin, renews_certificate_id, cycle_id, published_at,
             opened_at, closed_reason, version, created_at, updated_at
        from app.tender
       where tenant_id = :tenantId
         and (cardinality(:states) = 0 or state = any(:states))
         and (cast(:afterAt as timestamptz) is null or (created_at, id) < (:afterAt, :afterId))
       order by created_at desc, id desc
       limit :limit
      """)
  List<Tender> list(
      UUID tenantId, List<TenderState> states, Instant afterAt, UUID afterId, int limit);

  /** Open tenders of the organization past their deadline. */
  @SqlQuery(
      """
      select tenant_id, id, state, kind, title, wished_from_on, wished_to_on, audit_mode, language, closes_at,
             questions_close_at, min_quotes, criteria, origin, renews_certificate_id, cycle_id, published_at,
             opened_at, closed_reason, version, created_at, updated_at
        from app.tender
       where tenant_id = :tenantId and state = 'open' and closes_at <= :now
       order by closes_at
      """)
  List<Tender> due(UUID tenantId, Instant now);

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
