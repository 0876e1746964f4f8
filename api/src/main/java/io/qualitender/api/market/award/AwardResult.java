package io.qualitender.api.market.award;

import java.time.Instant;
import java.util.UUID;

/**
 * What one body learns of an award: its own rank and why. No points: from its own a body computes a
 * rival's price (docs/decisions/0028).
 *
 * @param rank null where the quote could not be compared
 */
public record AwardResult(
    UUID tenantId,
    UUID awardId,
    int awardNumber,
    UUID quoteId,
    UUID cbTenantId,
    Result result,
    Integer rank,
    Reason reason,
    Instant createdAt) {

  /** What became of the quote. */
  public enum Result {
    AWARDED,
    NOT_RETAINED
  }

  /** Why. */
  public enum Reason {
    FIRST_RANKED,
    /** Chosen with a justification, which stays with the organization. */
    CHOSEN,
    ANOTHER_QUOTE_AWARDED,
    BELOW_MINIMUM,
    /** Abnormally low or under an unconfirmed figure, and not counted by the organization. */
    SET_APART
  }
}
