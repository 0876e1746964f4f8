package io.qualitender.api.party.directory;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whether a body may be invited to a tender: a real body for a live organization, a fictional one
 * in its sandbox, accredited at the deadline for the tender's categories (Code du travail, art. L.
 * 6316-2; decree 2019-564). What the directory has not confirmed does not exclude a body but gives
 * a caution.
 *
 * @param reason null unless the verdict is {@link Result#NOT_ELIGIBLE}
 * @param caution null unless the verdict is {@link Result#ELIGIBLE_WITH_CAUTION}
 */
public record InvitationEligibility(Result verdict, Reason reason, Caution caution) {

  /** The result for an invitation. */
  public enum Result {
    ELIGIBLE,
    ELIGIBLE_WITH_CAUTION,
    NOT_ELIGIBLE
  }

  /** Why a body cannot be invited. */
  public enum Reason {
    LABELLING_INSTANCE,
    ACCREDITATION_WITHDRAWN,
    REAL_BODY_IN_SANDBOX,
    FICTIONAL_BODY_OUTSIDE_SANDBOX,
    ACCREDITATION_EXPIRED,
    CATEGORY_NOT_ACCREDITED
  }

  /** What is unconfirmed about an eligible body; the more serious one where both apply. */
  public enum Caution {
    ACCREDITATION_UNCONFIRMED,
    CATEGORIES_UNCONFIRMED
  }

  /**
   * @param sandboxId the organization's sandbox; null for a live organization
   * @param categories the categories to be certified
   * @param deadline the deadline of the tender: the accreditation must be valid on that day in
   *     Europe/Paris
   */
  public static InvitationEligibility of(
      CertificationBody body, UUID sandboxId, Set<ActionCategory> categories, Instant deadline) {
    if (body.kind() == BodyKind.LABELLING_INSTANCE) {
      return not(Reason.LABELLING_INSTANCE);
    }
    if (sandboxId != null && !body.isFictional()) {
      return not(Reason.REAL_BODY_IN_SANDBOX);
    }
    if (body.isFictional() && !body.sandboxId().equals(sandboxId)) {
      return not(Reason.FICTIONAL_BODY_OUTSIDE_SANDBOX);
    }
    if (body.listing().listingStatus() == ListingStatus.WITHDRAWN) {
      return not(Reason.ACCREDITATION_WITHDRAWN);
    }
    if (body.accreditedUntilOn() != null
        && Paris.dayOf(deadline).isAfter(body.accreditedUntilOn())) {
      return not(Reason.ACCREDITATION_EXPIRED);
    }
    boolean known = !body.actionCategories().isEmpty();
    if (known && !body.actionCategories().containsAll(categories)) {
      return not(Reason.CATEGORY_NOT_ACCREDITED);
    }
    if (body.listing().listingStatus() != ListingStatus.ACCREDITED) {
      return with(Caution.ACCREDITATION_UNCONFIRMED);
    }
    return known
        ? new InvitationEligibility(Result.ELIGIBLE, null, null)
        : with(Caution.CATEGORIES_UNCONFIRMED);
  }

  /** Whether the body may be invited, with or without a caution. */
  public boolean mayBeInvited() {
    return verdict != Result.NOT_ELIGIBLE;
  }

  private static InvitationEligibility not(Reason reason) {
    return new InvitationEligibility(Result.NOT_ELIGIBLE, reason, null);
  }

  private static InvitationEligibility with(Caution caution) {
    return new InvitationEligibility(Result.ELIGIBLE_WITH_CAUTION, null, caution);
  }
}
