package io.qualitender.api.market.comparison;

import io.qualitender.kernel.input.ExplainedReason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A quote that the organization counts despite its doubts, and why; insert-only.
 *
 * @param tenantId the organization
 */
public record CountedQuote(
    UUID tenantId,
    UUID quoteId,
    UUID tenderId,
    Reason reasonCode,
    String reasonText,
    Instant countedAt) {

  /** Why a doubtful quote is counted. */
  public enum Reason {
    /** The body has explained its price. */
    PRICE_EXPLAINED,
    /** The length offered is enough for this scope. */
    LENGTH_SUFFICES,
    OTHER
  }

  /** The request to count a quote that is set apart. */
  record Request(@NotNull @Valid ExplainedReason<Reason> reason) {}
}
