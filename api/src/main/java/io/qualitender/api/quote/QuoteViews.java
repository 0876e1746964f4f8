package io.qualitender.api.quote;

import io.qualitender.api.invitation.Invitation;
import io.qualitender.api.price.PriceView;
import io.qualitender.api.price.QuoteContent;
import io.qualitender.api.priceguide.PriceGuide;
import io.qualitender.api.publication.Publication;
import io.qualitender.api.publication.Publications;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes the body's views, with what they embed read at once. */
final class QuoteViews {

  private static final IdPrefix TENDER = new IdPrefix("tnd");

  private final PriceGuide guide;
  private final Publications publications;
  private final QuoteOutcomes outcomes;

  QuoteViews(PriceGuide guide, Publications publications, QuoteOutcomes outcomes) {
    this.guide = guide;
    this.publications = publications;
    this.outcomes = outcomes;
  }

  QuoteView view(Tx tx, Quote quote) {
    return views(tx, List.of(quote)).get(0);
  }

  List<QuoteView> views(Tx tx, List<Quote> quotes) {
    Map<UUID, Publication> published =
        publications.ofTenders(tx, quotes.stream().map(Quote::tenderId).toList());
    Map<UUID, QuoteOutcomes.Outcome> decided =
        outcomes.of(tx, quotes.stream().map(Quote::id).toList());
    return quotes.stream()
        .map(quote -> view(tx, quote, published.get(quote.tenderId()), decided.get(quote.id())))
        .toList();
  }

  private QuoteView view(
      Tx tx, Quote quote, Publication publication, QuoteOutcomes.Outcome outcome) {
    QuoteContent content = quote.content();
    return new QuoteView(
        Quote.ID.format(quote.id()),
        "quote",
        quote.state(),
        allowed(tx, quote, publication),
        Invitation.ID.format(quote.invitationId()),
        TENDER.format(quote.tenderId()),
        PriceView.days(content),
        "EUR",
        content.vatRateBp(),
        content.vatExemptionReason(),
        content.earliestAuditOn(),
        content.validUntilOn(),
        PriceView.lines(content, guide),
        PriceView.cycle(content, guide),
        PriceView.perDay(content),
        quote.submittedRevision(),
        quote.receivedAt(),
        quote.hasPendingChanges(),
        receipt(quote),
        outcome,
        publication.closesAt(),
        tx.now(),
        quote.createdAt(),
        quote.updatedAt(),
        quote.version());
  }

  private static QuoteView.Receipt receipt(Quote quote) {
    if (quote.submittedRevision() == null) {
      return null;
    }
    return new QuoteView.Receipt(
        Quote.ID.format(quote.id()),
        TENDER.format(quote.tenderId()),
        quote.submittedRevision(),
        quote.receivedAt(),
        quote.submittedSha256());
  }

  private static List<String> allowed(Tx tx, Quote quote, Publication publication) {
    if (publication.isClosedAt(tx.now()) || !tx.actor().scopes().contains("quotes:write")) {
      return List.of();
    }
    Role role = tx.actor().role();
    return Transitions.words(
        QuoteAct.callable(QuoteState.MOVES.allowedIn(quote.state())).stream()
            .filter(act -> role.includes(Role.MANAGER))
            .filter(act -> act != QuoteAct.SUBMIT || quote.hasPendingChanges())
            .toList());
  }
}
