package io.qualitender.peer;

import io.qualitender.api.market.invitation.InvitationNotice;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.kernel.tx.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A transaction per request, with one query after the other. */
@Service
@Profile("guides")
@Transactional(readOnly = true)
class GuideReads implements Reads {

  private static final Query<Publication> PUBLICATION =
      TenderQueries.publications(TenderQueries.ONE);
  private static final Query<Publication> PUBLICATIONS =
      TenderQueries.publications(TenderQueries.SOME);
  private static final Query<TenderQueries.Award> AWARDS = TenderQueries.awards(TenderQueries.SOME);
  private static final Query<InvitationNotice> NOTICES = TenderQueries.notices(TenderQueries.SOME);

  private final JdbcClient jdbc;
  private final Tenancy tenancy;

  GuideReads(JdbcClient jdbc, Tenancy tenancy) {
    this.jdbc = jdbc;
    this.tenancy = tenancy;
  }

  @Override
  public TenderView.Rows tender(Actor actor, UUID id) {
    Instant now = tenancy.begin(actor);
    return views(actor, now, List.of(find(actor, now, id)), 1);
  }

  @Override
  public TenderView.Rows tenders(Actor actor, int limit) {
    Instant now = tenancy.begin(actor);
    Map<String, Object> page = Map.of("tenant", actor.tenantId(), "limit", limit + 1);
    Reads.requireOpened(!TenderQueries.DUE.on(jdbc, page).list().isEmpty());
    return views(actor, now, TenderQueries.LIST.on(jdbc, page).list(), limit);
  }

  private TenderView.Rows views(Actor actor, Instant now, List<Tender> tenders, int limit) {
    Map<String, Object> all = ids(actor, tenders.stream().limit(limit).map(Tender::id).toList());
    List<UUID> open =
        tenders.stream()
            .limit(limit)
            .filter(tender -> tender.state() == TenderState.OPEN)
            .map(Tender::id)
            .toList();
    return new TenderView.Rows(
        now,
        tenders,
        PUBLICATIONS.on(jdbc, all).list(),
        AWARDS.on(jdbc, all).list(),
        open.isEmpty() ? List.of() : NOTICES.on(jdbc, ids(actor, open)).list());
  }

  @Override
  public ComparisonView.Rows comparison(Actor actor, UUID id) {
    Instant now = tenancy.begin(actor);
    Tender tender = find(actor, now, id);
    Map<String, Object> one = one(actor, id);
    return new ComparisonView.Rows(
        now,
        tender,
        PUBLICATION.on(jdbc, one).single(),
        TenderQueries.OPENED.on(jdbc, one).list(),
        TenderQueries.COUNTED.on(jdbc, one).list());
  }

  private Tender find(Actor actor, Instant now, UUID id) {
    Tender tender =
        TenderQueries.FIND.on(jdbc, one(actor, id)).optional().orElseThrow(Reads::notFound);
    Reads.requireOpened(tender.isDueAt(now));
    return tender;
  }

  @Override
  public InvitationView.Rows invitation(Actor actor, UUID id) {
    Instant now = tenancy.begin(actor);
    return new InvitationView.Rows(
        now,
        List.of(
            InvitationQueries.FIND
                .on(jdbc, one(actor, id))
                .optional()
                .orElseThrow(Reads::notFound)));
  }

  @Override
  public InvitationView.Rows invitations(Actor actor, int limit) {
    Instant now = tenancy.begin(actor);
    Map<String, Object> page = Map.of("tenant", actor.tenantId(), "limit", limit + 1);
    return new InvitationView.Rows(now, InvitationQueries.LIST.on(jdbc, page).list());
  }

  @Override
  public QuoteView.Rows quote(Actor actor, UUID id) {
    Instant now = tenancy.begin(actor);
    Map<String, Object> one = one(actor, id);
    Reads.requireOpened(!QuoteQueries.DUE.on(jdbc, one).list().isEmpty());
    return new QuoteView.Rows(
        now, QuoteQueries.FIND.on(jdbc, one).optional().orElseThrow(Reads::notFound));
  }

  @Override
  public Reminder.Rows reminders(Actor actor, int limit) {
    Instant now = tenancy.begin(actor);
    Map<String, Object> page = Map.of("tenant", actor.tenantId(), "limit", limit + 1);
    return new Reminder.Rows(now, Reminder.LIST.on(jdbc, page).list());
  }

  private static Map<String, Object> one(Actor actor, UUID id) {
    return Map.of("tenant", actor.tenantId(), "id", id);
  }

  private static Map<String, Object> ids(Actor actor, Collection<UUID> ids) {
    return Map.of("tenant", actor.tenantId(), "ids", Columns.uuids(ids));
  }
}
