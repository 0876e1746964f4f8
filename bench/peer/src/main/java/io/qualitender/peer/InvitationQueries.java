package io.qualitender.peer;

import io.qualitender.api.market.invitation.InvitationState;
import io.qualitender.api.market.publication.Publication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The statements about a body's invitations, as the product sends them. */
final class InvitationQueries {

  /** An invitation as its body reads it, with the tender and the body's quote, if it has one. */
  record Invitation(
      UUID id,
      UUID tenderId,
      Publication publication,
      UUID quoteId,
      Instant sentAt,
      Instant closedAt,
      String closedReason,
      Instant revokedAt,
      String revokedCode,
      String revokedText,
      InvitationState reply,
      String declineCode,
      String declineText,
      int version,
      Instant createdAt,
      Instant updatedAt) {

    static Invitation of(ResultSet row, int number) throws SQLException {
      return new Invitation(
          Columns.uuid(row, "id"),
          Columns.uuid(row, "tender_id"),
          TenderQueries.publication(row, number),
          Columns.uuid(row, "quote_id"),
          Columns.instant(row, "sent_at"),
          Columns.instant(row, "closed_at"),
          row.getString("closed_reason"),
          Columns.instant(row, "revoked_at"),
          row.getString("revoked_code"),
          row.getString("revoked_text"),
          Columns.word(row, "reply", InvitationState.class),
          row.getString("decline_code"),
          row.getString("decline_text"),
          row.getInt("version"),
          Columns.instant(row, "created_at"),
          Columns.instant(row, "updated_at"));
    }

    InvitationState state() {
      return revokedAt != null
          ? InvitationState.REVOKED
          : reply == null ? InvitationState.SENT : reply;
    }

    boolean isCancelled() {
      return closedAt != null;
    }
  }

  private static final String INVITATION =
      """
      select i.tenant_id, i.id, i.tender_id, i.certification_body_id, b.name as body_name,
             b.cofrac_number as body_cofrac_number, i.cb_tenant_id, i.caution, i.sent_at, i.closed_at,
             i.closed_reason, i.revoked_at, i.revoked_code, i.revoked_text, r.reply,
             d.reason_code as decline_code, d.reason_text as decline_text,
             coalesce(r.version, 1) + case when i.revoked_at is null then 0 else 1 end as version, i.created_at,
             coalesce(i.revoked_at, r.replied_at, r.viewed_at, i.sent_at, i.created_at) as updated_at,
             p.content, p.closes_at, p.published_at, q.id as quote_id
        from app.tender_invitation i
        join reference.certification_body b on b.id = i.certification_body_id
        left join app.invitation_reply r on r.tenant_id = i.tenant_id and r.invitation_id = i.id and r.cb_tenant_id = :tenant
        left join app.invitation_decline d on d.tenant_id = i.tenant_id and d.invitation_id = i.id and d.cb_tenant_id = :tenant
        join app.tender_publication p on p.tenant_id = i.tenant_id and p.tender_id = i.tender_id
        left join app.quote q on q.tenant_id = i.tenant_id and q.invitation_id = i.id
                             and q.cb_tenant_id = :tenant and q.state <> 'withdrawn'
       where i.cb_tenant_id = :tenant
      """;

  static final Query<Invitation> FIND = new Query<>(INVITATION + " and i.id = :id", Invitation::of);

  static final Query<Invitation> LIST =
      new Query<>(INVITATION + " order by i.sent_at desc, i.id desc limit :limit", Invitation::of);

  private InvitationQueries() {}
}
