package io.qualitender.api.market.comparison;

import io.qualitender.api.market.price.QuoteContent;
import java.time.Instant;
import java.util.UUID;

/**
 * An opened quote, as far as comparing goes: who made it plays no part.
 *
 * @param receivedAt when its last submission arrived; the earlier wins a tie
 * @param content as submitted: nothing is missing
 */
public record Offer(UUID quoteId, Instant receivedAt, QuoteContent content) {}
