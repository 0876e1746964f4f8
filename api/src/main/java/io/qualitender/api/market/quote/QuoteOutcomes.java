package io.qualitender.api.market.quote;

import io.qualitender.kernel.tx.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The results of a body's own quotes; implemented by the package {@code award}. */
public interface QuoteOutcomes {

  /** By quote; a quote without a decision is absent. */
  Map<UUID, Outcome> of(Tx tx, Collection<UUID> quoteIds);

  /**
   * A body's own result. No points, from which a rival's price could be computed.
   *
   * @param result awarded or not_retained
   * @param rank from 1; null where the quote was not comparable
   */
  record Outcome(String result, Integer rank, String reason) {}
}
