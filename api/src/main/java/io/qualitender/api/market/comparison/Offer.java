package io.qualitender.api.market.comparison;

import io.qualitender.api.market.price.QuoteContent;
import java.time.Instant;
import java.util.UUID;

/**
 * An opened quote as input of the comparison, without its body.
 *
 * @param receivedAt when the last submission was received; earlier comes first in a tie
 * @param content as submitted, complete
 */
public record Offer(UUID quoteId, Instant receivedAt, QuoteContent content) {}
