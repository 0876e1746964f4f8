package io.qualitender.api.market.comparison;

import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.quote.QuoteWarnings;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.problem.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of one tender on one day, with whose quotes they are.
 *
 * @param guide the price guide of the day it was published
 * @param rules the rules of the game of that day
 * @param today the day in Europe/Paris that decides which offers still bind; it changes no rank
 */
public record ComparedTender(
    Tender tender,
    Publication publication,
    PriceGuide guide,
    TenderRuleSet rules,
    Map<UUID, OpenedQuote> quotes,
    Map<UUID, CountedQuote> counted,
    Comparison comparison,
    LocalDate today) {

  public ComparedTender {
    quotes = Map.copyOf(quotes);
    counted = Map.copyOf(counted);
  }

  public Optional<OpenedQuote> quote(UUID id) {
    return Optional.ofNullable(quotes.get(id));
  }

  /** By which versions of the dated data the table is made. */
  Publication.Frozen decidedBy() {
    Publication.Frozen frozen = publication.content().frozen();
    return new Publication.Frozen(
        frozen == null ? null : frozen.auditRules(), rules.version(), guide.version());
  }

  /** What is likely wrong with a quote, as its body was warned. */
  List<Warning> warnings(OpenedQuote quote) {
    return QuoteWarnings.of(quote.content(), publication, guide, rules);
  }

  /** Whether as many quotes were opened as the organization hoped for. */
  public boolean minQuotesReached() {
    return quotes.size() >= tender.minQuotes();
  }

  /** Whether the quote may be awarded today: it binds its body and has a rank. */
  boolean awardable(QuoteMetrics metrics) {
    return comparison.rankOf(metrics.offer().quoteId()).isPresent()
        && !metrics.offer().content().isExpiredOn(today);
  }
}
