package io.qualitender.api.market.invitation;

import io.qualitender.api.party.directory.InvitationEligibility;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.UUID;

/**
 * The invitation of one body to one tender, with its reply.
 *
 * @param tenantId the organization
 * @param cbTenantId the body's tenant; null while the body has no account
 * @param caution what the directory has not confirmed of the body; null when all is confirmed
 * @param sentAt when the tender was published to the body, whether or not it has an account; null
 *     before
 * @param closedAt when the tender was cancelled; else null
 * @param closedReason why it was cancelled, or ended without an award; else null
 * @param revokedCode why the organization revoked it; else null
 * @param reply null until the body has viewed it
 * @param declineCode readable by the organization only once the quotes are opened
 * @param version of the body's reply, 1 until it has replied; one more once revoked
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

  public static final IdPrefix ID = IdPrefix.INVITATION;

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
