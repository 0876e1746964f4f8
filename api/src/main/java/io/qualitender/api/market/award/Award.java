package io.qualitender.api.market.award;

import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An award with its body's reply and the contract that followed.
 *
 * @param tenantId the organization
 * @param cbTenantId the body's tenant
 * @param number from 1 within its tender, assigned under the tender's lock: the highest is the
 *     newest
 * @param rank the quote's rank at the time of the award, from 1
 * @param justificationCode null where none was given
 * @param lapsesAt the first instant at which the body can no longer answer
 * @param reply null without one, like the other reply fields
 * @param contractId null before the contract, like the other contract fields
 * @param rowVersion of the organization's own row
 */
public record Award(
    UUID tenantId,
    UUID id,
    UUID tenderId,
    int number,
    UUID quoteId,
    UUID cbTenantId,
    UUID certificationBodyId,
    String bodyName,
    String bodyCofracNumber,
    int rank,
    JustificationCode justificationCode,
    String justificationText,
    Instant proposedAt,
    Instant lapsesAt,
    Instant revokedAt,
    Reply reply,
    AwardDeclineCode declineCode,
    String declineText,
    Instant repliedAt,
    UUID contractId,
    UUID fileId,
    LocalDate signedOn,
    Instant contractedAt,
    int rowVersion,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = IdPrefix.AWARD;

  /** The body's answer, at most one. */
  public enum Reply {
    ACCEPTED,
    DECLINED
  }

  public AwardState stateAt(Instant now) {
    return AwardState.of(reply, revokedAt, lapsesAt, now);
  }

  /**
   * The version for {@code If-Match}. Everything that changes the award's view raises it: the
   * organization's row, the body's reply, lapsing and the contract.
   */
  int versionAt(Instant now) {
    return rowVersion
        + (reply == null ? 0 : 1)
        + (stateAt(now) == AwardState.LAPSED ? 1 : 0)
        + (contractId == null ? 0 : 1);
  }

  /** When the award's view last changed. */
  Instant changedAt(Instant now) {
    if (contractedAt != null) {
      return contractedAt;
    }
    if (repliedAt != null) {
      return repliedAt;
    }
    return stateAt(now) == AwardState.LAPSED ? lapsesAt : updatedAt;
  }
}
