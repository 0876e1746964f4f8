package io.qualitender.peer;

import io.qualitender.api.market.invitation.InvitationNotice;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.peer.OneTrip.Answers;
import io.qualitender.peer.TenderQueries.Award;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** All queries of a request in one round trip: what one needs of another is a subquery. */
@Service
@Profile("one-trip")
class OneTripReads implements Reads {

  private static final Query<Publication> PUBLICATION =
      TenderQueries.publications(TenderQueries.ONE);
  private static final Query<Award> AWARD = TenderQueries.awards(TenderQueries.ONE);
  private static final Query<InvitationNotice> NOTICES = TenderQueries.notices(TenderQueries.ONE);
  private static final Query<Publication> LISTED_PUBLICATIONS =
      TenderQueries.publications(TenderQueries.LISTED);
  private static final Query<Award> LISTED_AWARDS = TenderQueries.awards(TenderQueries.LISTED);
  private static final Query<InvitationNotice> LISTED_NOTICES =
      TenderQueries.notices(TenderQueries.LISTED);

  private final OneTrip trip;

  OneTripReads(OneTrip trip) {
    this.trip = trip;
  }

  @Override
  public TenderView.Rows tender(Actor actor, UUID id) {
    Answers answers =
        trip.begin(actor, Map.of("id", id), TenderQueries.FIND, PUBLICATION, AWARD, NOTICES);
    return new TenderView.Rows(
        answers.now(), List.of(opened(answers)), answers.of(1), answers.of(2), answers.of(3));
  }

  @Override
  public TenderView.Rows tenders(Actor actor, int limit) {
    Answers answers =
        trip.begin(
            actor,
            Map.of("limit", limit + 1),
            TenderQueries.DUE,
            TenderQueries.LIST,
            LISTED_PUBLICATIONS,
            LISTED_AWARDS,
            LISTED_NOTICES);
    Reads.requireOpened(!answers.of(0).isEmpty());
    return new TenderView.Rows(
        answers.now(), answers.of(1), answers.of(2), answers.of(3), answers.of(4));
  }

  @Override
  public ComparisonView.Rows comparison(Actor actor, UUID id) {
    Answers answers =
        trip.begin(
            actor,
            Map.of("id", id),
            TenderQueries.FIND,
            PUBLICATION,
            TenderQueries.OPENED,
            TenderQueries.COUNTED);
    return new ComparisonView.Rows(
        answers.now(),
        opened(answers),
        answers.<Publication>of(1).get(0),
        answers.of(2),
        answers.of(3));
  }

  private static Tender opened(Answers answers) {
    Tender tender = answers.<Tender>of(0).stream().findFirst().orElseThrow(Reads::notFound);
    Reads.requireOpened(tender.isDueAt(answers.now()));
    return tender;
  }

  @Override
  public InvitationView.Rows invitation(Actor actor, UUID id) {
    Answers answers = trip.begin(actor, Map.of("id", id), InvitationQueries.FIND);
    if (answers.of(0).isEmpty()) {
      throw Reads.notFound();
    }
    return new InvitationView.Rows(answers.now(), answers.of(0));
  }

  @Override
  public InvitationView.Rows invitations(Actor actor, int limit) {
    Answers answers = trip.begin(actor, Map.of("limit", limit + 1), InvitationQueries.LIST);
    return new InvitationView.Rows(answers.now(), answers.of(0));
  }

  @Override
  public QuoteView.Rows quote(Actor actor, UUID id) {
    Answers answers = trip.begin(actor, Map.of("id", id), QuoteQueries.DUE, QuoteQueries.FIND);
    Reads.requireOpened(!answers.of(0).isEmpty());
    return new QuoteView.Rows(
        answers.now(),
        answers.<QuoteQueries.Found>of(1).stream().findFirst().orElseThrow(Reads::notFound));
  }

  @Override
  public Reminder.Rows reminders(Actor actor, int limit) {
    Answers answers = trip.begin(actor, Map.of("limit", limit + 1), Reminder.LIST);
    return new Reminder.Rows(answers.now(), answers.of(0));
  }
}
