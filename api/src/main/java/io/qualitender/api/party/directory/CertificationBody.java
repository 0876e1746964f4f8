package io.qualitender.api.party.directory;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.kernel.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

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
    Listing listing,
    String website,
    List<ActionCategory> actionCategories,
    LocalDate accreditedUntilOn,
    Evidence evidence,
    UUID sandboxId,
    UUID accountTenantId,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  /** The columns that {@link #read} reads, of the table {@code b}. */
  public static final String COLUMNS =
      """
      b.id, b.name, b.kind, b.cofrac_number, b.listing_status, b.listing_status_since, b.listing_status_source,
      b.last_checked_on, b.website, b.action_categories, b.accredited_until_on, b.basis, b.basis_fr, b.confidence,
      b.read_on, b.sandbox_id, b.account_tenant_id, b.version, b.created_at, b.updated_at
      """;

  public static CertificationBody read(Row row) throws SQLException {
    return new CertificationBody(
        row.uuid(),
        row.text(),
        row.word(BodyKind.class),
        row.text(),
        new Listing(row.word(ListingStatus.class), row.text(), row.text(), row.date()),
        row.text(),
        row.words(ActionCategory.class),
        row.date(),
        new Evidence(row.text(), row.text(), row.word(Confidence.class), row.date()),
        row.uuid(),
        row.uuid(),
        row.integer(),
        row.instant(),
        row.instant());
  }

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
