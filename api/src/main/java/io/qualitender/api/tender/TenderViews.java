package io.qualitender.api.tender;

import io.qualitender.api.publication.Publication;
import io.qualitender.api.publication.Publications;
import io.qualitender.api.publication.StatutoryDays;
import io.qualitender.api.publication.TenderScope;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the organization's views: a draft shows the scope as the profile gives it now, a published
 * tender the one it was published with.
 */
final class TenderViews {

  private static final IdPrefix CERTIFICATE = new IdPrefix("crt");

  private final TenderNeeds needs;
  private final Publications publications;
  private final TenderAwards awards;

  TenderViews(TenderNeeds needs, Publications publications, TenderAwards awards) {
    this.needs = needs;
    this.publications = publications;
    this.awards = awards;
  }

  TenderView view(Tx tx, Tender tender) {
    return views(tx, List.of(tender)).get(0);
  }

  /** A page of views, with what they embed read at once. */
  List<TenderView> views(Tx tx, List<Tender> tenders) {
    List<UUID> ids = tenders.stream().map(Tender::id).toList();
    Map<UUID, Publication> published = publications.ownOf(tx, ids);
    Map<UUID, TenderAwards.Summary> awarded = awards.newest(tx, ids);
    Frame today = frameOfToday(tx, tenders, published);
    return tenders.stream()
        .map(
            tender ->
                view(
                    tx,
                    tender,
                    published.containsKey(tender.id())
                        ? Frame.frozen(published.get(tender.id()))
                        : today,
                    awarded.get(tender.id())))
        .toList();
  }

  /** What frames a tender: the scope and the rules that its statutory days come from. */
  private record Frame(TenderScope scope, StatutoryDays days, LocalDate rulesEffectiveFrom) {

    static Frame frozen(Publication publication) {
      Publication.Content content = publication.content();
      return new Frame(content.scope(), content.statutoryDays(), content.rulesEffectiveFrom());
    }
  }

  private Frame frameOfToday(Tx tx, List<Tender> tenders, Map<UUID, Publication> published) {
    if (tenders.size() == published.size()) {
      return null;
    }
    return new Frame(needs.scope(tx), null, needs.rulesToday(tx).effectiveFrom());
  }

  private TenderView view(Tx tx, Tender tender, Frame frame, TenderAwards.Summary award) {
    return new TenderView(
        Tender.ID.format(tender.id()),
        "tender",
        tender.state(),
        allowed(tx, tender, award),
        tender.kind(),
        tender.title(),
        tender.wishedFromOn() == null
            ? null
            : new TenderView.Period(tender.wishedFromOn(), tender.wishedToOn()),
        tender.auditMode(),
        tender.language(),
        tender.closesAt(),
        tender.questionsCloseAt(),
        tender.minQuotes(),
        tender.criteria(),
        frame.scope(),
        daysOf(tx, tender, frame),
        frame.rulesEffectiveFrom(),
        CERTIFICATE.format(tender.renewsCertificateId()),
        tender.publishedAt(),
        tender.openedAt(),
        tender.closedReason(),
        award,
        tx.now(),
        tender.createdAt(),
        tender.updatedAt(),
        tender.version());
  }

  private StatutoryDays daysOf(Tx tx, Tender tender, Frame frame) {
    return frame.days() != null
        ? frame.days()
        : StatutoryDays.of(tender.kind(), frame.scope(), needs.rulesToday(tx));
  }

  private static List<String> allowed(Tx tx, Tender tender, TenderAwards.Summary award) {
    boolean mayWrite = tx.actor().scopes().contains("tenders:write");
    Role role = tx.actor().role();
    return Transitions.words(
        TenderAct.callable(TenderState.MOVES.allowedIn(tender.state())).stream()
            .filter(act -> mayWrite && role.includes(act.least()))
            .filter(act -> tender.state() != TenderState.AWARDED || fits(act, award))
            .toList());
  }

  /** What an awarded tender allows depends on how the award stands. */
  private static boolean fits(TenderAct act, TenderAwards.Summary award) {
    boolean accepted = award != null && award.isAccepted();
    boolean held = award != null && award.holdsTheTender();
    return act == TenderAct.CONTRACT ? accepted : !held;
  }
}
