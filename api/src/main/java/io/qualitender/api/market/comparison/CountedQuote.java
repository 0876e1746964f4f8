package io.qualitender.api.market.comparison;

import io.qualitender.kernel.input.VisibleText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A quote that the organization counts in spite of its doubts, and why; insert-only.
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

  /** Why a quote that is in doubt is counted; the organization's own, on record. */
  public enum Reason {
    /** The body has explained its price. */
    PRICE_EXPLAINED,
    /** The length offered is enough for this scope. */
    LENGTH_SUFFICES,
    OTHER
  }

  /** What is sent: why a quote that is set apart is to be counted. */
  record Request(@NotNull @Valid Why reason) {}

  record Why(@NotNull Reason code, @NotNull @VisibleText(max = 1000) String text) {}
}
