package io.qualitender.api.comparison;

import io.qualitender.api.price.PriceView;
import io.qualitender.api.price.QuoteTerms;
import io.qualitender.api.priceguide.PriceGuide;
import io.qualitender.api.quote.OpenedQuote;
import io.qualitender.api.quote.Quote;
import io.qualitender.api.quote.QuoteState;
import io.qualitender.api.tender.Tender;
import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A quote as its organization reads it.
 *
 * @param allowedActions none: awarding is an act on the tender
 * @param expired whether its validity is over
 */
record OpenedQuoteView(
    String id,
    String object,
    QuoteState state,
    List<String> allowedActions,
    String tenderId,
    ComparisonView.Body certificationBody,
    int revision,
    PriceView.Days auditDays,
    String currency,
    int vatRateBp,
    String vatExemptionReason,
    LocalDate earliestAuditOn,
    LocalDate validUntilOn,
    boolean expired,
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

  static OpenedQuoteView of(OpenedQuote quote, PriceGuide guide, Instant now) {
    return new OpenedQuoteView(
        Quote.ID.format(quote.id()),
        "opened_quote",
        QuoteState.OPENED,
        List.of(),
        Tender.ID.format(quote.tenderId()),
        ComparisonView.Body.of(quote),
        quote.revision(),
        PriceView.days(quote.content()),
        guide.currency(),
        quote.content().vatRateBp(),
        quote.content().vatExemptionReason(),
        quote.content().earliestAuditOn(),
        quote.content().validUntilOn(),
        quote.content().isExpiredOn(Paris.dayOf(now)),
        PriceView.lines(quote.content(), guide),
        quote.content().terms(),
        PriceView.cycle(quote.content(), guide),
        PriceView.perDay(quote.content()),
        quote.receivedAt(),
        quote.openedAt(),
        now,
        quote.createdAt(),
        quote.updatedAt(),
        quote.version());
  }
}
