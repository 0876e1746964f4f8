package io.qualitender.api.market.quote;

import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.id.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * A quote, as its body reads it.
 *
 * @param tenantId the organization's tenant, which owns the tender and its quotes
 * @param submission the last revision received; null before
 * @param draft the working copy; null without one
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
    Submission submission,
    QuoteContent draft,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = IdPrefix.QUOTE;

  /**
   * A revision that was received.
   *
   * @param content null where only the times are read
   * @param sha256 the digest of the content, computed on receipt
   * @param receivedAt by the clock read under the tender's lock
   */
  public record Submission(
      Integer revision, QuoteContent content, String sha256, Instant receivedAt) {}

  /** A working copy for an accepted invitation, of which nothing is submitted yet. */
  static Quote draft(Invitation invitation, UUID cbTenantId, QuoteContent content, Instant now) {
    return new Quote(
        invitation.tenantId(),
        Ids.next(),
        invitation.tenderId(),
        invitation.id(),
        cbTenantId,
        invitation.body().certificationBodyId(),
        QuoteState.DRAFT,
        null,
        content,
        1,
        now,
        now);
  }

  /** Whether there is something to submit. */
  boolean hasPendingChanges() {
    return draft != null;
  }

  /** The draft, or without one the submitted content. */
  QuoteContent content() {
    return draft != null || submission == null ? draft : submission.content();
  }

  /** The number of the next revision, from 1. */
  int nextRevision() {
    return submission == null ? 1 : submission.revision() + 1;
  }
}
