package io.qualitender.api.market.award;

import java.time.Instant;
import java.util.UUID;

/**
 * The result of an award for one body: its own rank and the reason. No points, since a body could
 * compute a rival's price from its own (docs/decisions/0028).
 *
 * @param rank null if unranked
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

  /** The result of the quote. */
  public enum Result {
    AWARDED,
    NOT_RETAINED
  }

  /** The reason of the result. */
  public enum Reason {
    FIRST_RANKED,
    /** Chosen with a justification, which only the organization can read. */
    CHOSEN,
    ANOTHER_QUOTE_AWARDED,
    BELOW_MINIMUM,
    /** Abnormally low or below an unconfirmed figure, and not counted by the organization. */
    SET_APART
  }
}
