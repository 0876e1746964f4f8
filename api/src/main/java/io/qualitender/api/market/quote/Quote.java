package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * A quote as its body sees it.
 *
 * @param tenantId the organization's tenant, where the tender and its quotes live together
 * @param submitted what was last received; null until then
 * @param submittedSha256 the digest of what was last received, as it was computed then; null until
 *     then
 * @param draft the working copy; null while nothing is being written
 * @param receivedAt when the last revision was received, by the clock read under the tender's lock
 * @param version changes with every act and every rewriting of the working copy
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

  public static final IdPrefix ID = new IdPrefix("quo");

  /** Whether there is something to submit. */
  boolean hasPendingChanges() {
    return draft != null;
  }

  /** What the body works on: its draft, or what it has submitted. */
  QuoteContent content() {
    return draft != null ? draft : submitted;
  }
}
