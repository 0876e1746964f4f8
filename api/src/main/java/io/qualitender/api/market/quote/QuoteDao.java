package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteContent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Quote.class)
@RegisterConstructorMapper(OpenedQuote.class)
@RegisterConstructorMapper(QuoteDao.OfInvitation.class)
interface QuoteDao {

  record OfInvitation(UUID invitationId, UUID quoteId) {}

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

  /** The body's own quotes: one by id, or a page of them. */
  @SqlQuery(
      """
      select q.tenant_id, q.id, q.tender_id, q.invitation_id, q.cb_tenant_id, q.certification_body_id, q.state,
             q.submitted_revision as revision, r.content, r.content_sha256 as sha256, q.received_at,
             d.content as draft, q.version, q.created_at, q.updated_at
        from app.quote q
        left join app.quote_revision r on r.tenant_id = q.tenant_id and r.quote_id = q.id
                                      and r.revision = q.submitted_revision and r.cb_tenant_id = :cbTenantId
        left join app.quote_draft d on d.tenant_id = q.tenant_id and d.quote_id = q.id and d.cb_tenant_id = :cbTenantId
       where q.cb_tenant_id = :cbTenantId
         and (cast(:id as uuid) is null or q.id = :id)
         and (cardinality(:states) = 0 or q.state = any(:states))
         and (cast(:afterAt as timestamptz) is null or (q.created_at, q.id) < (:afterAt, :afterId))
       order by q.created_at desc, q.id desc
       limit :limit
      """)
  List<Quote> ofBody(
      UUID cbTenantId, UUID id, List<QuoteState> states, Instant afterAt, UUID afterId, int limit);

  /** Submitted quotes of the body whose deadline has passed and which are not opened yet. */
  @SqlQuery(
      """
      select q.tenant_id, q.id, q.tender_id, q.invitation_id, q.cb_tenant_id, q.certification_body_id, q.state,
             q.submitted_revision as revision, null as content, null as sha256, q.received_at,
             null as draft, q.version, q.created_at, q.updated_at
        from app.quote q
        join app.tender_publication p on p.tenant_id = q.tenant_id and p.tender_id = q.tender_id
        join app.tender_invitation i on i.tenant_id = q.tenant_id and i.id = q.invitation_id
       where q.cb_tenant_id = :cbTenantId and q.state = 'submitted'
         and (cast(:id as uuid) is null or q.id = :id)
         and p.closes_at <= :now and i.closed_at is null and i.revoked_at is null
      """)
  List<Quote> dueForOpening(UUID cbTenantId, UUID id, Instant now);

  @SqlQuery(
      """
      select invitation_id, id as quote_id
        from app.quote
       where cb_tenant_id = :cbTenantId and invitation_id = any(:invitationIds) and state <> 'withdrawn'
      """)
  List<OfInvitation> ofInvitations(UUID cbTenantId, List<UUID> invitationIds);

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

  /** The organization's opened quotes; none before the opening. */
  @SqlQuery(
      """
      select q.id, q.tender_id, q.cb_tenant_id, q.certification_body_id, b.name as body_name,
             b.cofrac_number as body_cofrac_number, r.revision, r.content, q.received_at, q.opened_at, q.version,
             q.created_at, q.updated_at
        from app.quote q
        join app.quote_revision r on r.tenant_id = q.tenant_id and r.quote_id = q.id and r.revision = q.submitted_revision
        join reference.certification_body b on b.id = q.certification_body_id
       where q.tenant_id = :tenantId and q.tender_id = :tenderId and q.state = 'opened'
         and (cast(:afterAt as timestamptz) is null or (q.created_at, q.id) < (:afterAt, :afterId))
       order by q.created_at desc, q.id desc
       limit :limit
      """)
  List<OpenedQuote> opened(UUID tenantId, UUID tenderId, Instant afterAt, UUID afterId, int limit);
}
