package io.qualitender.peer;

import io.qualitender.api.market.publication.Publication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** The statements about a body's quotes, as the product sends them. */
final class QuoteQueries {

  /** The result of a quote in an award. */
  record Outcome(String result, Integer rank, String reason) {}

  /** A quote with the tender, whether its invitation is closed or revoked, and its result. */
  record Found(Quote quote, Publication publication, boolean invitationEnded, Outcome outcome) {

    static Found of(ResultSet row, int number) throws SQLException {
      String result = row.getString("result");
      return new Found(
          Quote.of(row, number),
          TenderQueries.publication(row, number),
          row.getBoolean("invitation_ended"),
          result == null
              ? null
              : new Outcome(result, Columns.integer(row, "rank"), row.getString("reason")));
    }
  }

  /** Its deadline has passed, and it is not opened yet. */
  static final Query<UUID> DUE =
      new Query<>(
          """
          select q.tenant_id, q.tender_id
            from app.quote q
            join app.tender_publication p on p.tenant_id = q.tenant_id and p.tender_id = q.tender_id
            join app.tender_invitation i on i.tenant_id = q.tenant_id and i.id = q.invitation_id and i.cb_tenant_id = :tenant
           where q.cb_tenant_id = :tenant and q.state = 'submitted'
             and p.closes_at <= app.now() and i.closed_at is null and i.revoked_at is null and q.id = :id
          """,
          (row, number) -> Columns.uuid(row, "tender_id"));

  static final Query<Found> FIND =
      new Query<>(
          """
          select q.tenant_id, q.id, q.tender_id, q.invitation_id, q.cb_tenant_id, q.certification_body_id, q.state,
                 q.submitted_revision, r.content as submitted, r.content_sha256 as submitted_sha256, q.received_at,
                 d.content as draft, q.version, q.created_at, q.updated_at, p.content, p.closes_at, p.published_at,
                 i.closed_at is not null or i.revoked_at is not null as invitation_ended, o.result, o.rank, o.reason
            from app.quote q
            join app.tender_publication p on p.tenant_id = q.tenant_id and p.tender_id = q.tender_id
            join app.tender_invitation i on i.tenant_id = q.tenant_id and i.id = q.invitation_id and i.cb_tenant_id = :tenant
            left join app.quote_revision r on r.tenant_id = q.tenant_id and r.quote_id = q.id
                                          and r.revision = q.submitted_revision and r.cb_tenant_id = :tenant
            left join app.quote_draft d on d.tenant_id = q.tenant_id and d.quote_id = q.id and d.cb_tenant_id = :tenant
            left join lateral (select a.result, a.rank, a.reason
                                 from app.award_result a
                                where a.cb_tenant_id = :tenant and a.quote_id = q.id
                                order by a.award_number desc
                                limit 1) o on true
           where q.cb_tenant_id = :tenant and q.id = :id
          """,
          Found::of);

  /**
   * Locks the tender of a quote, shared with the acts of other bodies; no row where there is no
   * such quote. The clock and the quote are read in the next statements.
   */
  static final Query<Boolean> LOCK_SHARED =
      new Query<>(
          """
          select pg_advisory_xact_lock_shared(hashtextextended(cast(tender_id as text), 0))
            from app.quote
           where cb_tenant_id = :tenant and id = :id
          """,
          (row, number) -> true);

  static final Query<Integer> SUBMIT =
      Query.change(
          """
          update app.quote
             set state = 'submitted', submitted_revision = :revision, received_at = :at, version = version + 1, updated_at = :at
           where tenant_id = :organization and id = :id and cb_tenant_id = :tenant and state = :from and version = :version
          """);

  static final Query<Integer> INSERT_REVISION =
      Query.change(
          """
          insert into app.quote_revision (tenant_id, quote_id, revision, tender_id, cb_tenant_id, content, content_sha256,
                                          submitted_at)
          values (:organization, :id, :revision, :tender, :tenant, cast(:content as jsonb), :sha256, :at)
          """);

  static final Query<Integer> DROP_DRAFT =
      Query.change(
          """
          delete from app.quote_draft
           where tenant_id = :organization and quote_id = :id and cb_tenant_id = :tenant
          """);

  static final Query<Instant> CLOCK =
      new Query<>("select app.clock() as at", (row, number) -> Columns.instant(row, "at"));

  private QuoteQueries() {}
}
