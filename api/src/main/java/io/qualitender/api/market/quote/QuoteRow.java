package io.qualitender.api.market.quote;

import io.qualitender.api.market.publication.Publication;

/**
 * A quote as its body reads it.
 *
 * @param publication what the body may read of the tender
 * @param revoked whether the invitation is revoked
 * @param cancelled whether the tender was cancelled
 * @param outcome null before a decision
 */
record QuoteRow(
    Quote quote, Publication publication, boolean revoked, boolean cancelled, Outcome outcome) {

  /**
   * A body's own result. No points, from which a rival's price could be computed.
   *
   * @param result awarded or not_retained
   * @param rank from 1; null where the quote was not comparable
   */
  record Outcome(String result, Integer rank, String reason) {}
}
