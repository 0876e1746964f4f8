package io.qualitender.api.market.comparison;

import io.qualitender.api.market.comparison.Comparison.SetApart;
import io.qualitender.api.market.price.PriceView;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteTerms;
import io.qualitender.api.market.publication.TenderRuleSet.Doubt;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.quote.QuoteAct;
import io.qualitender.api.market.quote.QuoteState;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderAct;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.state.AllowedActions;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An opened quote as its organization reads it.
 *
 * @param allowedActions {@code count} where it is set apart; awarding is an act on the tender
 * @param expired whether its validity has ended
 * @param setApart the doubts that leave it unranked until counted; else empty
 * @param counted why the organization counts it; null if not counted
 */
record OpenedQuoteView(
    String id,
    String object,
    QuoteState state,
    List<String> allowedActions,
    String tenderId,
    BodySummary certificationBody,
    int revision,
    PriceView.Days auditDays,
    String currency,
    int vatRateBp,
    String vatExemptionReason,
    LocalDate earliestAuditOn,
    LocalDate validUntilOn,
    boolean expired,
    List<Doubt> setApart,
    Counted counted,
    List<Warning> warnings,
    List<PriceView.Line> lines,
    QuoteTerms terms,
    PriceView.Cycle cycleCost,
    PriceView.PerDay costPerAuditDay,
    Instant receivedAt,
    Instant openedAt,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * Why the organization counts the quote.
   *
   * @param text free text of the organization
   */
  record Counted(CountedQuote.Reason code, String text, Instant countedAt) {

    static Counted of(CountedQuote counted) {
      return counted == null
          ? null
          : new Counted(counted.reasonCode(), counted.reasonText(), counted.countedAt());
    }
  }

  static OpenedQuoteView of(Tx tx, ComparedTender table, OpenedQuote quote) {
    QuoteContent content = quote.content();
    CountedQuote counted = table.counted().get(quote.id());
    Set<Doubt> doubts =
        table.comparison().setApartOf(quote.id()).map(SetApart::doubts).orElse(Set.of());
    boolean countable =
        !doubts.isEmpty()
            && TenderState.TRANSITIONS.target(TenderAct.AWARD, table.tender().state()).isPresent();
    return new OpenedQuoteView(
        Quote.ID.format(quote.id()),
        "opened_quote",
        QuoteState.OPENED,
        AllowedActions.to(tx.actor(), "tenders:write")
            .offer(QuoteAct.COUNT, Role.MANAGER, countable)
            .list(),
        Tender.ID.format(quote.tenderId()),
        BodySummary.of(quote.certificationBodyId(), quote.bodyName(), quote.bodyCofracNumber()),
        quote.revision(),
        PriceView.days(content),
        table.guide().currency(),
        content.vatRateBp(),
        content.vatExemptionReason(),
        content.earliestAuditOn(),
        content.validUntilOn(),
        content.isExpiredOn(table.today()),
        doubts.stream().sorted().toList(),
        Counted.of(counted),
        table.warnings(quote),
        PriceView.lines(content, table.guide()),
        content.terms(),
        PriceView.cycle(content, table.guide()),
        PriceView.perDay(content),
        quote.receivedAt(),
        quote.openedAt(),
        tx.now(),
        quote.createdAt(),
        counted == null ? quote.updatedAt() : counted.countedAt(),
        quote.version() + (counted == null ? 0 : 1));
  }
}
