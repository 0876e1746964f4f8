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
 * @param listingStatusSince the month since when it has its status, such as 2025-06; null if
 *     unknown
 * @param listingStatusSource the source of the status; null if none is named
 * @param lastCheckedOn the day its status was last checked; null if unknown
 * @param basis the sources of the entry, in English
 * @param basisFr the same in French; null if only given in English
 * @param actionCategories categories that its accreditation is known to cover; empty if none is
 *     confirmed
 * @param accreditedUntilOn the accreditation's last day; null if unknown
 * @param sandboxId the sandbox of a fictional body; null for real bodies
 * @param accountTenantId its tenant; null while it has none
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

  /**
   * Whether it belongs to a sandbox. Sandboxes have no real bodies, so that no invented price is
   * shown with a real name.
   */
  public boolean isFictional() {
    return sandboxId != null;
  }

  /** Whether it has an account to read invitations. */
  public boolean isReachable() {
    return accountTenantId != null;
  }

  /**
   * Whether a tenant may invite it: tenants of a sandbox its bodies, live tenants the real ones;
   * never labelling instances or withdrawn bodies.
   */
  boolean isInvitable(UUID callersSandboxId) {
    return kind == BodyKind.CERTIFICATION_BODY
        && listingStatus != ListingStatus.WITHDRAWN
        && Objects.equals(sandboxId, callersSandboxId);
  }
}
