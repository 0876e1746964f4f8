package io.qualitender.api.comparison;

import io.qualitender.api.publication.Publication;
import io.qualitender.api.quote.OpenedQuote;
import io.qualitender.api.tender.Tender;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of one tender on one day, with whose quotes they are.
 *
 * @param today the day in Europe/Paris that decides which offers still bind; it changes no rank
 */
public record ComparedTender(
    Tender tender,
    Publication publication,
    Map<UUID, OpenedQuote> quotes,
    Comparison comparison,
    LocalDate today) {

  public ComparedTender {
    quotes = Map.copyOf(quotes);
  }

  public Optional<OpenedQuote> quote(UUID id) {
    return Optional.ofNullable(quotes.get(id));
  }

  /** Whether as many quotes were opened as the organization hoped for. */
  public boolean minQuotesReached() {
    return quotes.size() >= tender.minQuotes();
  }

  /** Whether the quote may be awarded today: it binds its body and is not below a minimum. */
  boolean awardable(Figures figures) {
    return !figures.belowMinimum() && !figures.offer().content().isExpiredOn(today);
  }
}
