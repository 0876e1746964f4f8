package io.qualitender.peer;

import com.fasterxml.jackson.databind.ObjectReader;
import io.qualitender.api.market.award.Award.Reply;
import io.qualitender.api.market.comparison.CountedQuote;
import io.qualitender.api.market.invitation.InvitationNotice;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.party.directory.InvitationEligibility.Caution;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.text.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The statements about an organization's tenders, as the product sends them. */
final class TenderQueries {

  private static final ObjectReader CONTENT = Columns.reader(Publication.Content.class);
  private static final ObjectReader OFFER = Columns.reader(QuoteContent.class);

  private static final String TENDER =
      """
      select tenant_id, id, kind, title, state, wished_from_on, wished_to_on, audit_mode, language, closes_at,
             questions_close_at, min_quotes, criteria, origin, renews_certificate_id, cycle_id, published_at,
             opened_at, closed_reason, version, created_at, updated_at
        from app.tender
       where tenant_id = :tenant
      """;

  static final Query<Tender> FIND = new Query<>(TENDER + " and id = :id", Tender::of);

  static final Query<Tender> DUE =
      new Query<>(
          TENDER + " and state = 'open' and closes_at <= app.now() order by closes_at", Tender::of);

  static final Query<Tender> LIST =
      new Query<>(TENDER + " order by created_at desc, id desc limit :limit", Tender::of);

  /** Which tenders the rows belong to that are read with them. */
  static final String ONE = "= :id";

  static final String SOME = "= any(:ids)";

  /** The tenders of {@link #LIST}, where their ids are not known before. */
  static final String LISTED =
      "in (select id from app.tender where tenant_id = :tenant order by created_at desc, id desc limit :limit)";

  static final Query<OpenedQuote> OPENED =
      new Query<>(
          """
          select q.id, q.tender_id, q.cb_tenant_id, q.certification_body_id, b.name as body_name,
                 b.cofrac_number as body_cofrac_number, r.revision, r.content, q.received_at, q.opened_at, q.version,
                 q.created_at, q.updated_at
            from app.quote q
            join app.quote_revision r on r.tenant_id = :tenant and r.tender_id = :id and r.quote_id = q.id
                                     and r.revision = q.submitted_revision
            join reference.certification_body b on b.id = q.certification_body_id
           where q.tenant_id = :tenant and q.tender_id = :id and q.state = 'opened'
           order by q.created_at desc, q.id desc
          """,
          (row, number) ->
              new OpenedQuote(
                  Columns.uuid(row, "id"),
                  Columns.uuid(row, "tender_id"),
                  Columns.uuid(row, "cb_tenant_id"),
                  Columns.uuid(row, "certification_body_id"),
                  row.getString("body_name"),
                  row.getString("body_cofrac_number"),
                  row.getInt("revision"),
                  Columns.json(row, "content", OFFER),
                  Columns.instant(row, "received_at"),
                  Columns.instant(row, "opened_at"),
                  row.getInt("version"),
                  Columns.instant(row, "created_at"),
                  Columns.instant(row, "updated_at")));

  static final Query<CountedQuote> COUNTED =
      new Query<>(
          """
          select tenant_id, quote_id, tender_id, reason_code, reason_text, counted_at
            from app.counted_quote
           where tenant_id = :tenant and tender_id = :id
          """,
          (row, number) ->
              new CountedQuote(
                  Columns.uuid(row, "tenant_id"),
                  Columns.uuid(row, "quote_id"),
                  Columns.uuid(row, "tender_id"),
                  Columns.word(row, "reason_code", CountedQuote.Reason.class),
                  row.getString("reason_text"),
                  Columns.instant(row, "counted_at")));

  static final Query<Integer> INSERT =
      Query.change(
          """
          insert into app.tender (tenant_id, id, kind, title, state, wished_from_on, wished_to_on, audit_mode, language,
                                  closes_at, questions_close_at, min_quotes, criteria, origin, renews_certificate_id,
                                  version, created_at, updated_at)
          values (:tenant, :id, :tenderKind, :title, 'draft', :wishedFromOn, :wishedToOn, :auditMode, :language,
                  :closesAt, :questionsCloseAt, :minQuotes, cast(:criteria as jsonb), 'manual', null, 1, :now, :now)
          """);

  private TenderQueries() {}

  static Query<Publication> publications(String tenders) {
    return new Query<>(
        """
        select tenant_id, tender_id, content, closes_at, published_at
          from app.tender_publication
         where tenant_id = :tenant and tender_id %s
        """
            .formatted(tenders),
        TenderQueries::publication);
  }

  /** The newest award of each tender. */
  static Query<Award> awards(String tenders) {
    return new Query<>(
        """
        select a.tenant_id, a.id, a.tender_id, a.number, a.quote_id, a.cb_tenant_id, a.certification_body_id, b.name as body_name,
               b.cofrac_number as body_cofrac_number, a.rank, a.justification_code, a.justification_text, a.proposed_at,
               a.lapses_at, a.revoked_at, r.reply, r.reason_code as decline_code, r.reason_text as decline_text,
               r.replied_at, c.id as contract_id, c.file_id, c.signed_on, c.created_at as contracted_at,
               a.version as row_version, a.created_at, a.updated_at
          from app.tender_award a
          join reference.certification_body b on b.id = a.certification_body_id
          left join app.award_reply r on r.tenant_id = a.tenant_id and r.award_id = a.id
          left join app.contract c on c.tenant_id = a.tenant_id and c.tender_id = a.tender_id and c.award_id = a.id
         where a.tenant_id = :tenant and a.tender_id %s
           and not exists (select 1
                             from app.tender_award later
                            where later.tenant_id = :tenant and later.tender_id = a.tender_id
                              and later.number > a.number)
        """
            .formatted(tenders),
        Award::of);
  }

  /** Open tenders' invitations of bodies that have no account or are not fully confirmed. */
  static Query<InvitationNotice> notices(String tenders) {
    return new Query<>(
        """
        select i.tender_id, b.name as body_name,
               coalesce(i.cb_tenant_id, b.account_tenant_id) is not null as reachable, i.caution
          from app.tender_invitation i
          join reference.certification_body b on b.id = i.certification_body_id
         where i.tenant_id = :tenant and i.tender_id %s and i.revoked_at is null
           and (i.caution is not null or coalesce(i.cb_tenant_id, b.account_tenant_id) is null)
         order by b.name, i.id
        """
            .formatted(tenders),
        (row, number) ->
            new InvitationNotice(
                Columns.uuid(row, "tender_id"),
                row.getString("body_name"),
                row.getBoolean("reachable"),
                Columns.word(row, "caution", Caution.class)));
  }

  static Publication publication(ResultSet row, int number) throws SQLException {
    return new Publication(
        Columns.uuid(row, "tenant_id"),
        Columns.uuid(row, "tender_id"),
        Columns.json(row, "content", CONTENT),
        Columns.instant(row, "closes_at"),
        Columns.instant(row, "published_at"));
  }

  /** The newest award of a tender. */
  record Award(
      UUID tenderId,
      UUID id,
      UUID quoteId,
      BodySummary certificationBody,
      Instant proposedAt,
      Instant lapsesAt,
      Instant revokedAt,
      Reply reply) {

    static Award of(ResultSet row, int number) throws SQLException {
      return new Award(
          Columns.uuid(row, "tender_id"),
          Columns.uuid(row, "id"),
          Columns.uuid(row, "quote_id"),
          new BodySummary(
              IdPrefix.CERTIFICATION_BODY.format(Columns.uuid(row, "certification_body_id")),
              row.getString("body_name"),
              row.getString("body_cofrac_number")),
          Columns.instant(row, "proposed_at"),
          Columns.instant(row, "lapses_at"),
          Columns.instant(row, "revoked_at"),
          Columns.word(row, "reply", Reply.class));
    }

    String state(Instant now) {
      if (reply != null) {
        return WireName.of(reply);
      }
      return revokedAt != null ? "revoked" : now.isBefore(lapsesAt) ? "proposed" : "lapsed";
    }
  }
}
