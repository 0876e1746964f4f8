package io.qualitender.api.market.invitation;

import io.qualitender.api.party.directory.InvitationEligibility;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Invitation.class)
@RegisterConstructorMapper(InvitationDao.InvitedBody.class)
@RegisterConstructorMapper(InvitationNotice.class)
interface InvitationDao {

  /** Which body is invited to which tender. */
  record InvitedBody(UUID tenderId, UUID certificationBodyId) {}

  String COLUMNS =
      """
      select i.tenant_id, i.id, i.tender_id, i.certification_body_id, b.name as body_name,
             b.cofrac_number as body_cofrac_number, i.cb_tenant_id, i.caution, i.sent_at, i.closed_at,
             i.closed_reason, i.revoked_at, i.revoked_code, i.revoked_text, r.reply,
             d.reason_code as decline_code, d.reason_text as decline_text,
             coalesce(r.version, 1) + case when i.revoked_at is null then 0 else 1 end as version, i.created_at,
             coalesce(i.revoked_at, r.replied_at, r.viewed_at, i.sent_at, i.created_at) as updated_at
        from app.tender_invitation i
        join reference.certification_body b on b.id = i.certification_body_id
      """;

  /** The organization's rows: decline reasons are readable once the opening has revealed them. */
  String OF_ORGANIZATION =
      COLUMNS
          + """
              left join app.invitation_reply r on r.tenant_id = i.tenant_id and r.invitation_id = i.id
              left join app.invitation_decline d on d.tenant_id = i.tenant_id and d.invitation_id = i.id
             where i.tenant_id = :tenantId
            """;

  /** Inserts a planned invitation; returns 0 where the body is invited already. */
  @SqlUpdate(
      """
      insert into app.tender_invitation (tenant_id, id, tender_id, certification_body_id, cb_tenant_id, caution, created_at)
      values (:tenantId, :id, :tenderId, :bodyId, :cbTenantId, :caution, :at)
      on conflict (tenant_id, tender_id, certification_body_id) where revoked_at is null do nothing
      """)
  int insert(
      UUID tenantId,
      UUID id,
      UUID tenderId,
      UUID bodyId,
      UUID cbTenantId,
      InvitationEligibility.Caution caution,
      Instant at);

  @SqlQuery(OF_ORGANIZATION + " and i.id = :id")
  Optional<Invitation> ofOrganization(UUID tenantId, UUID id);

  @SqlQuery(
      OF_ORGANIZATION
          + """
               and i.tender_id = :tenderId
               and (cast(:afterAt as timestamptz) is null or (i.created_at, i.id) < (:afterAt, :afterId))
             order by i.created_at desc, i.id desc
             limit :limit
            """)
  List<Invitation> ofTender(UUID tenantId, UUID tenderId, Instant afterAt, UUID afterId, int limit);

  /** All that are not revoked: at most one per body. */
  @SqlQuery(OF_ORGANIZATION + " and i.tender_id = :tenderId and i.revoked_at is null order by i.id")
  List<Invitation> active(UUID tenantId, UUID tenderId);

  /** The bodies invited to a page of the organization's tenders. */
  @SqlQuery(
      """
      select tender_id, certification_body_id
        from app.tender_invitation
       where tenant_id = :tenantId and tender_id = any(:tenderIds) and revoked_at is null
       order by tender_id, id
      """)
  List<InvitedBody> invitedBodies(UUID tenantId, Collection<UUID> tenderIds);

  /** Invitations whose body has no account or is not fully confirmed by the directory. */
  @SqlQuery(
      """
      select i.tender_id, b.name as body_name,
             coalesce(i.cb_tenant_id, b.account_tenant_id) is not null as reachable, i.caution
        from app.tender_invitation i
        join reference.certification_body b on b.id = i.certification_body_id
       where i.tenant_id = :tenantId and i.tender_id = any(:tenderIds) and i.revoked_at is null
         and (i.caution is not null or coalesce(i.cb_tenant_id, b.account_tenant_id) is null)
       order by b.name, i.id
      """)
  List<InvitationNotice> notices(UUID tenantId, Collection<UUID> tenderIds);

  /** Which of the body's invitations are closed or revoked. */
  @SqlQuery(
      """
      select id
        from app.tender_invitation
       where cb_tenant_id = :cbTenantId and id = any(:ids)
         and (closed_at is not null or revoked_at is not null)
      """)
  List<UUID> ended(UUID cbTenantId, Collection<UUID> ids);

  /**
   * The body's inbox, ordered by the database's time of sending: ids are ordered by the clock of
   * the node that made them.
   */
  @SqlQuery(
      COLUMNS
          + """
              left join app.invitation_reply r on r.tenant_id = i.tenant_id and r.invitation_id = i.id and r.cb_tenant_id = :cbTenantId
              left join app.invitation_decline d on d.tenant_id = i.tenant_id and d.invitation_id = i.id and d.cb_tenant_id = :cbTenantId
             where i.cb_tenant_id = :cbTenantId
               and (cast(:id as uuid) is null or i.id = :id)
               and (cardinality(:states) = 0
                    or case when i.revoked_at is not null then 'revoked' else coalesce(r.reply, 'sent') end = any(:states))
               and (cast(:afterAt as timestamptz) is null or (i.sent_at, i.id) < (:afterAt, :afterId))
             order by i.sent_at desc, i.id desc
             limit :limit
            """)
  List<Invitation> ofBody(
      UUID cbTenantId,
      UUID id,
      List<InvitationState> states,
      Instant afterAt,
      UUID afterId,
      int limit);

  /**
   * The receiver of an invitation.
   *
   * @param account the body's tenant; null while it has none
   */
  record Sending(UUID id, UUID account) {}

  @SqlBatch(
      """
      update app.tender_invitation set sent_at = :at, cb_tenant_id = :account
       where tenant_id = :tenantId and id = :id and sent_at is null
      """)
  int[] send(UUID tenantId, @BindMethods List<Sending> sendings, Instant at);

  @SqlUpdate(
      """
      update app.tender_invitation set sent_at = :at, cb_tenant_id = :account
       where tenant_id = :tenantId and id = :id and sent_at is not null and cb_tenant_id is null
      """)
  int deliver(UUID tenantId, UUID id, UUID account, Instant at);

  @SqlUpdate(
      """
      update app.tender_invitation set revoked_at = :at, revoked_code = :code, revoked_text = :text
       where tenant_id = :tenantId and id = :id and revoked_at is null
      """)
  int revoke(UUID tenantId, UUID id, RevokeCode code, String text, Instant at);

  /** Requires the tender's exclusive lock, so that no invitation is added meanwhile. */
  @SqlUpdate(
      """
      update app.tender_invitation set closed_at = :at, closed_reason = :reason
       where tenant_id = :tenantId and tender_id = :tenderId
      """)
  int close(UUID tenantId, UUID tenderId, String reason, Instant at);

  /** Requires the tender's exclusive lock, so that no invitation is added meanwhile. */
  @SqlUpdate(
      """
      update app.tender_invitation set closed_reason = :reason
       where tenant_id = :tenantId and tender_id = :tenderId and closed_at is null
      """)
  int end(UUID tenantId, UUID tenderId, String reason);

  /** Writes the body's reply; returns 0 where the state is no longer {@code from}. */
  @SqlUpdate(
      """
      insert into app.invitation_reply (tenant_id, invitation_id, tender_id, cb_tenant_id, reply, coverage_confirmed,
                                        viewed_at, replied_at, version)
      values (:tenantId, :invitationId, :tenderId, :cbTenantId, :to, :coverageConfirmed, :at, :repliedAt, 2)
      on conflict (tenant_id, invitation_id) do update
         set reply = excluded.reply, coverage_confirmed = excluded.coverage_confirmed,
             replied_at = excluded.replied_at, version = app.invitation_reply.version + 1
       where app.invitation_reply.reply = :from and app.invitation_reply.cb_tenant_id = :cbTenantId
      """)
  int reply(
      UUID tenantId,
      UUID invitationId,
      UUID tenderId,
      UUID cbTenantId,
      InvitationState from,
      InvitationState to,
      boolean coverageConfirmed,
      Instant at,
      Instant repliedAt);

  @SqlUpdate(
      """
      insert into app.invitation_decline (tenant_id, invitation_id, tender_id, cb_tenant_id, reason_code, reason_text, declined_at)
      values (:tenantId, :invitationId, :tenderId, :cbTenantId, :code, :text, :at)
      """)
  void decline(
      UUID tenantId,
      UUID invitationId,
      UUID tenderId,
      UUID cbTenantId,
      DeclineCode code,
      String text,
      Instant at);
}
