package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * A quote, as its body reads it.
 *
 * @param tenantId the organization's tenant, which owns the tender and its quotes
 * @param submitted the last received content; null before
 * @param submittedSha256 the digest of the last received content, computed on receipt; null before
 * @param draft the working copy; null without one
 * @param receivedAt when the last revision was received, by the clock read under the tender's lock
 * @param version raised by every act and every update of the working copy
 */
public record Quote(
    UUID tenantId,
    UUID id,
    UUID tenderId,
    UUID invitationId,
    UUID cbTenantId,
    UUID certificationBodyId,
    QuoteState state,
    Integer submittedRevision,
    @Json QuoteContent submitted,
    String submittedSha256,
    @Json QuoteContent draft,
    Instant receivedAt,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = IdPrefix.QUOTE;

  /** Whether there is something to submit. */
  boolean hasPendingChanges() {
    return draft != null;
  }

  /** The draft, or without one the submitted content. */
  QuoteContent content() {
    return draft != null ? draft : submitted;
  }
}
