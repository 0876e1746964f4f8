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
 * The comparison of one tender on one day, with its quotes and their bodies.
 *
 * @param guide the price guide frozen at publication
 * @param rules the tender rules frozen at publication
 * @param today the day in Europe/Paris that decides which offers are still valid; it changes no
 *     rank
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

  /** The versions of the dated data the comparison is computed from. */
  Publication.Frozen decidedBy() {
    Publication.Frozen frozen = publication.content().frozen();
    return new Publication.Frozen(
        frozen == null ? null : frozen.auditRules(), rules.version(), guide.version());
  }

  /** The warnings about a quote, the same as its body gets. */
  List<Warning> warnings(OpenedQuote quote) {
    return QuoteWarnings.of(quote.content(), publication, guide, rules);
  }

  /** Whether at least {@code minQuotes} quotes were opened. */
  public boolean minQuotesReached() {
    return quotes.size() >= tender.terms().minQuotes();
  }

  /** Whether the quote may be awarded today: it is still valid and has a rank. */
  boolean awardable(QuoteMetrics metrics) {
    return comparison.rankOf(metrics.offer().quoteId()).isPresent()
        && !metrics.offer().content().isExpiredOn(today);
  }
}
