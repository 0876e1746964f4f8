package io.qualitender.api.market.quote;

import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.price.PriceView;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.state.AllowedActions;
import io.qualitender.kernel.state.ObjectStatus;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.util.List;

/** Builds the body's views; related objects are read once for all. */
public final class QuoteViews {

  private final QuoteService quotes;
  private final FrozenData frozen;

  public QuoteViews(QuoteService quotes, FrozenData frozen) {
    this.quotes = quotes;
    this.frozen = frozen;
  }

  /** The view of a quote that was just written. */
  QuoteView view(Tx tx, Quote quote) {
    return view(tx, quotes.row(tx, quote.id()));
  }

  QuoteView view(Tx tx, QuoteRow row) {
    Quote quote = row.quote();
    Publication publication = row.publication();
    boolean open = !row.revoked() && !row.cancelled() && !publication.isClosedAt(tx.now());
    List<Fault> blockers = open ? quotes.missing(quote, publication).list() : List.of();
    QuoteContent content = quote.content();
    PriceGuide guide = frozen.guide(publication);
    Quote.Submission submission = quote.submission();
    return new QuoteView(
        Quote.ID.format(quote.id()),
        "quote",
        quote.state(),
        allowed(tx, quote, open, blockers),
        blockers,
        quotes.warnings(content, publication),
        Invitation.ID.format(quote.invitationId()),
        IdPrefix.TENDER.format(quote.tenderId()),
        PriceView.days(content),
        "EUR",
        content.vatRateBp(),
        content.vatExemptionReason(),
        content.earliestAuditOn(),
        content.validUntilOn(),
        PriceView.lines(content, guide),
        content.terms(),
        PriceView.cycle(content, guide),
        PriceView.perDay(content),
        submission == null ? null : submission.revision(),
        submission == null ? null : submission.receivedAt(),
        quote.hasPendingChanges(),
        receipt(quote),
        row.outcome(),
        publication.closesAt(),
        tx.now(),
        quote.createdAt(),
        quote.updatedAt(),
        quote.version());
  }

  private static QuoteView.Receipt receipt(Quote quote) {
    Quote.Submission submission = quote.submission();
    if (submission == null) {
      return null;
    }
    return new QuoteView.Receipt(
        Quote.ID.format(quote.id()),
        IdPrefix.TENDER.format(quote.tenderId()),
        submission.revision(),
        submission.receivedAt(),
        submission.sha256());
  }

  /** The status that a 409 answer adds. */
  ObjectStatus status(Tx tx, Quote quote) {
    return ObjectStatus.of(quote.state(), view(tx, quote).allowedActions());
  }

  /**
   * @param open whether the tender still accepts quotes
   * @param blockers faults that prevent submission
   */
  private static List<String> allowed(Tx tx, Quote quote, boolean open, List<Fault> blockers) {
    AllowedActions allowed =
        AllowedActions.to(tx.actor(), "quotes:write")
            .offer("update", Role.CONTRIBUTOR, open && quote.state().isWritable());
    for (QuoteAct act : QuoteState.TRANSITIONS.allowedIn(quote.state())) {
      if (act == QuoteAct.SUBMIT || act == QuoteAct.WITHDRAW) {
        boolean ready = quote.hasPendingChanges() && blockers.isEmpty();
        allowed.offer(act, Role.MANAGER, open && (act != QuoteAct.SUBMIT || ready));
      }
    }
    return allowed.list();
  }
}
