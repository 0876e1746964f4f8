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
 * @param number from 1 within its tender, given under the tender's lock: the highest is the newest
 * @param rank the quote's rank when it was chosen, from 1
 * @param justificationCode null where none was needed nor given
 * @param lapsesAt the first instant at which it is too late to answer
 * @param reply null without one; so are what goes with it
 * @param contractId null before the contract; so are what goes with it
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

  public static final IdPrefix ID = new IdPrefix("awd");

  /** The body's answer; there is one at most. */
  public enum Reply {
    ACCEPTED,
    DECLINED
  }

  public AwardState stateAt(Instant now) {
    return AwardState.of(reply, revokedAt, lapsesAt, now);
  }

  /**
   * What an {@code If-Match} is compared with. Whatever changes the award's view raises it: the
   * organization's row, the body's reply, lapsing and the contract.
   */
  int versionAt(Instant now) {
    return rowVersion
        + (reply == null ? 0 : 1)
        + (stateAt(now) == AwardState.LAPSED ? 1 : 0)
        + (contractId == null ? 0 : 1);
  }

  /** When what is shown last changed. */
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
