package io.qualitender.api.certification.certificate;

import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * One record of a certificate: written by the body ({@code cbTenantId}), readable by the
 * organization ({@code tenantId}) too, immutable. A correction is a new record that supersedes it.
 *
 * @param validUntilOn its last day
 * @param surveillanceFromOn first day of the surveillance audit's window
 * @param surveillanceToOn last day of that window
 * @param supersedesId the record this one corrects; else null
 * @param supersededById the record that corrects this one; else null
 * @param correctionCode why this record corrects an earlier one; null where it corrects none
 */
public record Certificate(
    UUID tenantId,
    UUID id,
    UUID fileId,
    UUID cycleId,
    UUID contractId,
    UUID cbTenantId,
    UUID certificationBodyId,
    String number,
    LocalDate decidedOn,
    LocalDate validFromOn,
    LocalDate validUntilOn,
    LocalDate surveillanceFromOn,
    LocalDate surveillanceToOn,
    List<ActionCategory> actionCategories,
    @Json Holder organization,
    UUID supersedesId,
    UUID supersededById,
    CorrectionCode correctionCode,
    String correctionText,
    Instant supersededAt,
    int version,
    Instant createdAt,
    Instant updatedAt) {

  public static final IdPrefix ID = IdPrefix.CERTIFICATE;

  /** The holder, as named in the tender's publication. */
  public record Holder(String legalName, String siren, String headOfficeSiret, String nda) {}

  /**
   * @param today in Europe/Paris, by the tenant's clock
   */
  public CertificateState state(LocalDate today) {
    if (supersededAt != null) {
      return CertificateState.SUPERSEDED;
    }
    if (today.isBefore(validFromOn)) {
      return CertificateState.UPCOMING;
    }
    return today.isAfter(validUntilOn) ? CertificateState.EXPIRED : CertificateState.VALID;
  }
}
