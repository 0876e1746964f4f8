package io.qualitender.api.market.quote;

import io.qualitender.kernel.tx.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What became of a body's own quotes, which the award room tells. */
public interface QuoteOutcomes {

  /** By quote; a quote on which nothing is decided is absent. */
  Map<UUID, Outcome> of(Tx tx, Collection<UUID> quoteIds);

  /**
   * A body's own result, and nothing from which a rival's price follows: no points.
   *
   * @param result awarded or not_retained
   * @param rank from 1; null where the quote was not comparable
   */
  record Outcome(String result, Integer rank, String reason) {}
}
