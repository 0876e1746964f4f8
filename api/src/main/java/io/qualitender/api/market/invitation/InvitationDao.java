package io.qualitender.api.market.invitation;

import io.qualitender.api.market.publication.OfTenders;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.directory.InvitationEligibility;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface InvitationDao {

  /** A body that is invited to a tender. */
  record InvitedBody(UUID tenderId, CertificationBody body) {}

  String COLUMNS =
      """
      i.tenant_id, i.id, i.tender_id, i.certification_body_id, b.name as body_name,
      b.cofrac_number as body_cofrac_number, i.cb_tenant_id, i.caution, i.sent_at, i.closed_at,
      i.closed_reason, i.revoked_at, i.revoked_code, i.revoked_text, r.reply,
      d.reason_code as decline_code, d.reason_text as decline_text,
      coalesce(r.version, 1) + case when i.revoked_at is null then 0 else 1 end as version, i.created_at,
      coalesce(i.revoked_at, r.replied_at, r.viewed_at, i.sent_at, i.created_at) as updated_at
      """;

  String FROM =
      """
       from app.tender_invitation i
       join reference.certification_body b on b.id = i.certification_body_id
      """;

  /** The organization's rows: decline reasons are readable once the opening has revealed them. */
  String OF_ORGANIZATION =
      "select "
          + COLUMNS
          + FROM
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

  Select<Invitation> OF_ORGANIZATION_BY_ID =
      Select.of(OF_ORGANIZATION + " and i.id = :id", InvitationDao::row);

  /** The invitations of a tender, newest first. */
  Select<Invitation> OF_TENDER_FIRST_PAGE =
      Select.of(
          OF_ORGANIZATION
              + " and i.tender_id = :tenderId order by i.created_at desc, i.id desc limit :limit",
          InvitationDao::row);

  Select<Invitation> OF_TENDER_PAGE =
      Select.of(
          OF_ORGANIZATION
              + """
                   and i.tender_id = :tenderId
                   and (i.created_at, i.id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid))
                 order by i.created_at desc, i.id desc
                 limit :limit
                """,
          InvitationDao::row);

  /** All that are not revoked: at most one per body. */
  Select<Invitation> ACTIVE =
      Select.of(
          OF_ORGANIZATION + " and i.tender_id = :tenderId and i.revoked_at is null order by i.id",
          InvitationDao::row);

  /** The bodies invited to drafts, whose invitations are not sent. */
  OfTenders<InvitedBody> INVITED_TO_DRAFTS =
      new OfTenders<>(
          "select i.tender_id, "
              + CertificationBody.COLUMNS
              + FROM
              + " where i.tenant_id = :tenantId and i.sent_at is null and i.revoked_at is null",
          "i.tender_id",
          "order by i.tender_id, i.id",
          row -> new InvitedBody(row.uuid(), CertificationBody.read(row)));

  /** Invitations whose body has no account or is not fully confirmed by the directory. */
  OfTenders<InvitationNotice> NOTICES =
      new OfTenders<>(
          """
          select i.tender_id, b.name as body_name,
                 coalesce(i.cb_tenant_id, b.account_tenant_id) is not null as reachable, i.caution
            from app.tender_invitation i
            join reference.certification_body b on b.id = i.certification_body_id
           where i.tenant_id = :tenantId and i.revoked_at is null
             and (i.caution is not null or coalesce(i.cb_tenant_id, b.account_tenant_id) is null)
          """,
          "i.tender_id",
          "order by b.name, i.id",
          InvitationDao::notice);

  private static InvitationNotice notice(Row row) throws SQLException {
    return new InvitationNotice(
        row.uuid(), row.text(), row.flag(), row.word(InvitationEligibility.Caution.class));
  }

  String OF_THE_BODY =
      """
       left join app.invitation_reply r on r.tenant_id = i.tenant_id and r.invitation_id = i.id and r.cb_tenant_id = :cbTenantId
       left join app.invitation_decline d on d.tenant_id = i.tenant_id and d.invitation_id = i.id and d.cb_tenant_id = :cbTenantId
      """;

  /** The body's own invitation. */
  Select<Invitation> OF_BODY =
      Select.of(
          "select "
              + COLUMNS
              + FROM
              + OF_THE_BODY
              + " where i.cb_tenant_id = :cbTenantId and i.id = :id",
          InvitationDao::row);

  /** With what the body may read of the tender, and the quote it has drafted or submitted. */
  String INBOX =
      "select "
          + COLUMNS
          + ", p.content, p.closes_at, p.published_at, q.id"
          + FROM
          + OF_THE_BODY
          + """
             join app.tender_publication p on p.tenant_id = i.tenant_id and p.tender_id = i.tender_id
             left join app.quote q on q.tenant_id = i.tenant_id and q.invitation_id = i.id
                                  and q.cb_tenant_id = :cbTenantId and q.state <> 'withdrawn'
            where i.cb_tenant_id = :cbTenantId
            """;

  Select<InboxRow> INBOX_ROW = Select.of(INBOX + " and i.id = :id", InvitationDao::inboxRow);

  /**
   * The body's inbox, ordered by the database's time of sending: ids are ordered by the clock of
   * the node that made them.
   */
  Select<InboxRow> INBOX_FIRST_PAGE =
      Select.of(
          INBOX + " order by i.sent_at desc, i.id desc limit :limit", InvitationDao::inboxRow);

  Select<InboxRow> INBOX_PAGE =
      Select.of(
          INBOX
              + """
                   and (cardinality(cast(:states as text[])) = 0
                        or case when i.revoked_at is not null then 'revoked' else coalesce(r.reply, 'sent') end
                           = any(cast(:states as text[])))
                   and (cast(:afterAt as timestamptz) is null
                        or (i.sent_at, i.id) < (cast(:afterAt as timestamptz), cast(:afterId as uuid)))
                 order by i.sent_at desc, i.id desc
                 limit :limit
                """,
          InvitationDao::inboxRow);

  private static InboxRow inboxRow(Row row) throws SQLException {
    Invitation invitation = row(row);
    return new InboxRow(
        invitation,
        new Publication(
            invitation.tenantId(),
            invitation.tenderId(),
            Publication.Content.read(row),
            row.instant(),
            row.instant()),
        row.uuid());
  }

  private static Invitation row(Row row) throws SQLException {
    return new Invitation(
        row.uuid(),
        row.uuid(),
        row.uuid(),
        new Invitation.Body(row.uuid(), row.text(), row.text(), row.uuid()),
        row.word(InvitationEligibility.Caution.class),
        row.instant(),
        row.instant(),
        row.text(),
        revocation(row.instant(), row.text(), row.text()),
        row.word(InvitationState.class),
        decline(row.text(), row.text()),
        row.integer(),
        row.instant(),
        row.instant());
  }

  private static Invitation.Revocation revocation(Instant at, String code, String text) {
    return at == null ? null : new Invitation.Revocation(at, code, text);
  }

  private static Invitation.Decline decline(String code, String text) {
    return code == null ? null : new Invitation.Decline(code, text);
  }

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
