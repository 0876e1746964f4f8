package io.qualitender.peer;

import io.qualitender.api.market.price.PriceView;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteTerms;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.quote.QuoteAct;
import io.qualitender.api.market.quote.QuoteState;
import io.qualitender.api.market.quote.QuoteWarnings;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.state.AllowedActions;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A quote as its body reads it. */
record QuoteView(
    String id,
    String object,
    QuoteState state,
    List<String> allowedActions,
    List<Fault> blockers,
    List<Warning> warnings,
    String invitationId,
    String tenderId,
    PriceView.Days auditDays,
    String currency,
    Integer vatRateBp,
    String vatExemptionReason,
    LocalDate earliestAuditOn,
    LocalDate validUntilOn,
    List<PriceView.Line> lines,
    QuoteTerms terms,
    PriceView.Cycle cycleCost,
    PriceView.PerDay costPerAuditDay,
    Integer submittedRevision,
    Instant receivedAt,
    boolean pendingChanges,
    Receipt receipt,
    QuoteQueries.Outcome outcome,
    Instant closesAt,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  record Rows(Instant now, QuoteQueries.Found found) {}

  record Receipt(
      String quoteId, String tenderId, int revision, Instant receivedAt, String contentSha256) {}

  static QuoteView of(Actor actor, Rows rows, FrozenData frozen) {
    Quote quote = rows.found().quote();
    Publication publication = rows.found().publication();
    PriceGuide guide = frozen.guide(publication);
    TenderRuleSet rules = frozen.rules(publication);
    QuoteContent content = quote.content();
    boolean open = !rows.found().invitationEnded() && !publication.isClosedAt(rows.now());
    List<Fault> blockers =
        open && quote.isWritable()
            ? QuoteRules.missing(content, publication, guide, rules).list()
            : List.of();
    String id = IdPrefix.QUOTE.format(quote.id());
    String tenderId = IdPrefix.TENDER.format(quote.tenderId());
    return new QuoteView(
        id,
        "quote",
        quote.state(),
        allowed(actor, quote, open, blockers.isEmpty()),
        blockers,
        QuoteWarnings.of(content, publication, guide, rules),
        IdPrefix.INVITATION.format(quote.invitationId()),
        tenderId,
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
        quote.submittedRevision(),
        quote.receivedAt(),
        quote.draft() != null,
        quote.submittedRevision() == null
            ? null
            : new Receipt(
                id,
                tenderId,
                quote.submittedRevision(),
                quote.receivedAt(),
                quote.submittedSha256()),
        rows.found().outcome(),
        publication.closesAt(),
        rows.now(),
        quote.createdAt(),
        quote.updatedAt(),
        quote.version());
  }

  private static List<String> allowed(Actor actor, Quote quote, boolean open, boolean complete) {
    AllowedActions allowed =
        AllowedActions.to(actor, "quotes:write")
            .offer("update", Role.CONTRIBUTOR, open && quote.isWritable());
    for (QuoteAct act : QuoteState.TRANSITIONS.allowedIn(quote.state())) {
      if (act == QuoteAct.SUBMIT) {
        allowed.offer(act, Role.MANAGER, open && quote.draft() != null && complete);
      } else if (act == QuoteAct.WITHDRAW) {
        allowed.offer(act, Role.MANAGER, open);
      }
    }
    return allowed.list();
  }
}
