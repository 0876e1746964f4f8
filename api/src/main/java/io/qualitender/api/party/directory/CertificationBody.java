package io.qualitender.api.party.directory;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Confidence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;

/**
 * An entry of the directory.
 *
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
    @Nested Listing listing,
    String website,
    List<ActionCategory> actionCategories,
    LocalDate accreditedUntilOn,
    @Nested Evidence evidence,
    UUID sandboxId,
    UUID accountTenantId,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * What the official list says of it.
   *
   * @param listingStatusSince the month since when it has its status, such as 2025-06; null if
   *     unknown
   * @param listingStatusSource the source of the status; null if none is named
   * @param lastCheckedOn the day its status was last checked; null if unknown
   */
  public record Listing(
      ListingStatus listingStatus,
      String listingStatusSince,
      String listingStatusSource,
      LocalDate lastCheckedOn) {}

  /**
   * Where the entry is from.
   *
   * @param basis the sources of the entry, in English
   * @param basisFr the same in French; null if only given in English
   */
  public record Evidence(String basis, String basisFr, Confidence confidence, LocalDate readOn) {}

  /**
   * A real body as it is listed: its accreditation's end is not listed, it has no account, and it
   * is not written yet.
   */
  static CertificationBody listed(
      UUID id,
      String name,
      BodyKind kind,
      String cofracNumber,
      Listing listing,
      String website,
      List<ActionCategory> actionCategories,
      Evidence evidence) {
    return new CertificationBody(
        id,
        name,
        kind,
        cofracNumber,
        listing,
        website,
        actionCategories,
        null,
        evidence,
        null,
        null,
        1,
        null,
        null);
  }

  /** The entry as it is first written at {@code now}. */
  CertificationBody writtenAt(Instant now) {
    return new CertificationBody(
        id,
        name,
        kind,
        cofracNumber,
        listing,
        website,
        actionCategories,
        accreditedUntilOn,
        evidence,
        sandboxId,
        accountTenantId,
        version,
        now,
        now);
  }

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
        && listing.listingStatus() != ListingStatus.WITHDRAWN
        && Objects.equals(sandboxId, callersSandboxId);
  }
}
