package io.qualitender.api.party.directory;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Confidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An entry of the directory.
 *
 * @param listingStatusSince the month of its standing, as 2025-06; null where it is not known
 * @param listingStatusSource who says so; null where nobody is named
 * @param lastCheckedOn the day its standing was last looked up; null where it was not noted
 * @param basis what the entry rests on, in English
 * @param basisFr the same in French; null where it is only known in English
 * @param actionCategories those its accreditation is known to cover; empty where none is confirmed
 * @param accreditedUntilOn the accreditation's last day; null where it is not known
 * @param sandboxId the sandbox a fictional body lives in; null for real bodies
 * @param accountTenantId the tenant through which it answers here; null while it has none
 */
public record CertificationBody(
    UUID id,
    String name,
    BodyKind kind,
    String cofracNumber,
    ListingStatus listingStatus,
    String listingStatusSince,
    String listingStatusSource,
    LocalDate lastCheckedOn,
    String website,
    List<ActionCategory> actionCategories,
    String basis,
    String basisFr,
    Confidence confidence,
    LocalDate readOn,
    LocalDate accreditedUntilOn,
    UUID sandboxId,
    UUID accountTenantId,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /** A sandbox's own body: no invented price may stand beside a real body's name. */
  public boolean isFictional() {
    return sandboxId != null;
  }

  /** Whether it reads its invitations here. */
  public boolean isReachable() {
    return accountTenantId != null;
  }

  /**
   * Whether a tenant of this world may ask it for quotes: in a sandbox its own bodies, live the
   * real ones; labelling instances and withdrawn bodies nowhere.
   */
  boolean isInvitable(UUID callersSandboxId) {
    return kind == BodyKind.CERTIFICATION_BODY
        && listingStatus != ListingStatus.WITHDRAWN
        && Objects.equals(sandboxId, callersSandboxId);
  }
}
