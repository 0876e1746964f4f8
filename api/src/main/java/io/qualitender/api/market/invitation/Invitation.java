package io.qualitender.api.market.invitation;

import io.qualitender.api.party.directory.InvitationEligibility;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.UUID;

/**
 * The invitation of one body to one tender, with its reply.
 *
 * @param tenantId the organization
 * @param caution what the directory has not confirmed of the body; null when all is confirmed
 * @param sentAt when the tender was published to the body, whether or not it has an account; null
 *     before
 * @param closedAt when the tender was cancelled; else null
 * @param closedReason why it was cancelled, or ended without an award; else null
 * @param revocation null unless the organization revoked it
 * @param reply null until the body has viewed it
 * @param decline null unless the body declined; readable by the organization only once the quotes
 *     are opened
 * @param version of the body's reply, 1 until it has replied; one more once revoked
 */
public record Invitation(
    UUID tenantId,
    UUID id,
    UUID tenderId,
    Body body,
    InvitationEligibility.Caution caution,
    Instant sentAt,
    Instant closedAt,
    String closedReason,
    Revocation revocation,
    InvitationState reply,
    Decline decline,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = IdPrefix.INVITATION;

  /**
   * The invited body.
   *
   * @param cbTenantId its tenant; null while it has no account
   */
  public record Body(
      UUID certificationBodyId, String bodyName, String bodyCofracNumber, UUID cbTenantId) {}

  /** Why and when the organization revoked it. */
  public record Revocation(Instant revokedAt, String revokedCode, String revokedText) {}

  /** Why the body declined. */
  public record Decline(String declineCode, String declineText) {}

  public InvitationState state() {
    if (revocation != null) {
      return InvitationState.REVOKED;
    }
    if (reply != null) {
      return reply;
    }
    if (sentAt == null) {
      return InvitationState.PLANNED;
    }
    return body.cbTenantId() == null ? InvitationState.UNDELIVERED : InvitationState.SENT;
  }

  public boolean isRevoked() {
    return revocation != null;
  }

  /** Whether the tender was cancelled. */
  public boolean isCancelled() {
    return closedAt != null;
  }
}
