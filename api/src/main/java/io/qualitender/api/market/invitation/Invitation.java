package io.qualitender.api.market.invitation;

import io.qualitender.api.party.directory.InvitationEligibility;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.UUID;

/**
 * One body asked in one tender, with what it replied.
 *
 * @param tenantId the organization
 * @param cbTenantId the body's tenant; null while a real body has no account here
 * @param caution why the organization should look twice; null when all is confirmed
 * @param sentAt when it was published to the body, whether or not it has an account; null before
 * @param closedAt set when the tender was cancelled under it
 * @param closedReason why it was cancelled, or ended without an award; else null
 * @param revokedCode why the organization took it back; else null
 * @param reply null until the body has looked
 * @param declineCode for the organization only once the quotes are opened
 * @param version of the body's reply, 1 until it has replied; revoking makes it one more
 */
public record Invitation(
    UUID tenantId,
    UUID id,
    UUID tenderId,
    UUID certificationBodyId,
    String bodyName,
    String bodyCofracNumber,
    UUID cbTenantId,
    InvitationEligibility.Caution caution,
    Instant sentAt,
    Instant closedAt,
    String closedReason,
    Instant revokedAt,
    String revokedCode,
    String revokedText,
    InvitationState reply,
    String declineCode,
    String declineText,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = new IdPrefix("inv");

  public InvitationState state() {
    if (revokedAt != null) {
      return InvitationState.REVOKED;
    }
    if (reply != null) {
      return reply;
    }
    if (sentAt == null) {
      return InvitationState.PLANNED;
    }
    return cbTenantId == null ? InvitationState.UNDELIVERED : InvitationState.SENT;
  }

  public boolean isRevoked() {
    return revokedAt != null;
  }

  /** Whether the tender was cancelled. */
  public boolean isCancelled() {
    return closedAt != null;
  }
}
