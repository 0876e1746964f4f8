package io.qualitender.api.directory;

import io.qualitender.api.referential.ActionCategory;
import io.qualitender.api.referential.Confidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An entry of the directory.
 *
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
    String website,
    List<ActionCategory> actionCategories,
    String basis,
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

  /**
   * Whether a tenant of this world may ask it for quotes: in a sandbox its own bodies, live the
   * real ones, and labelling instances nowhere.
   */
  boolean isOfWorld(UUID callersSandboxId) {
    return kind == BodyKind.CERTIFICATION_BODY && Objects.equals(sandboxId, callersSandboxId);
  }
}
