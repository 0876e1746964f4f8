package io.qualitender.api.certification.certificate;

import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.input.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.json.Json;

/**
 * One record of a certificate: written by the body ({@code cbTenantId}), readable by the
 * organization ({@code tenantId}) too, immutable. A correction is a new record that supersedes it.
 *
 * @param contract the contract under which it is issued
 * @param correction null where this record corrects no other
 * @param superseded null while no other record corrects this one
 */
public record Certificate(
    UUID tenantId,
    UUID id,
    Contract contract,
    String number,
    LocalDate decidedOn,
    LocalDate validFromOn,
    CertificateTerms terms,
    List<ActionCategory> actionCategories,
    @Json Holder organization,
    Correction correction,
    int version,
    Instant createdAt,
    Instant updatedAt,
    Superseded superseded) {

  public static final IdPrefix ID = IdPrefix.CERTIFICATE;

  /** A certificate and the body that recorded it. */
  public record WithBody(Certificate certificate, BodySummary body) {}

  /** The holder, as named in the tender's publication. */
  public record Holder(String legalName, String siren, String headOfficeSiret, String nda) {}

  /** What the record keeps of its contract. */
  public record Contract(
      UUID fileId, UUID cycleId, UUID contractId, UUID cbTenantId, UUID certificationBodyId) {

    static Contract of(BodyContract contract) {
      return new Contract(
          contract.fileId(),
          contract.cycleId(),
          contract.id(),
          contract.cbTenantId(),
          contract.certificationBodyId());
    }
  }

  /**
   * Which record this one corrects, and why.
   *
   * @param correctionText free text of the body; may be null
   */
  public record Correction(
      UUID supersedesId, CorrectionCode correctionCode, String correctionText) {}

  /**
   * When a correction superseded this record.
   *
   * @param supersededById the record that corrects this one
   */
  public record Superseded(Instant supersededAt, UUID supersededById) {}

  /** The first record for a contract. */
  static Certificate first(
      BodyContract contract,
      String number,
      CertificateRules.Decision decision,
      CertificateTerms terms,
      Holder holder,
      Instant now) {
    return record(
        contract.tenantId(), Contract.of(contract), number, decision, terms, holder, null, now);
  }

  /** The record that corrects this one. */
  Certificate corrected(
      String rightNumber,
      CertificateRules.Decision decision,
      CertificateTerms rightTerms,
      Reason<CorrectionCode> reason,
      Instant now) {
    return record(
        tenantId,
        contract,
        rightNumber,
        decision,
        rightTerms,
        organization,
        new Correction(id, reason.code(), reason.text()),
        now);
  }

  private static Certificate record(
      UUID tenantId,
      Contract contract,
      String number,
      CertificateRules.Decision decision,
      CertificateTerms terms,
      Holder holder,
      Correction correction,
      Instant now) {
    return new Certificate(
        tenantId,
        Ids.next(),
        contract,
        number,
        decision.decidedOn(),
        decision.validFromOn(),
        terms,
        decision.actionCategories().stream().sorted().toList(),
        holder,
        correction,
        1,
        now,
        now,
        null);
  }

  /** Its last day. */
  public LocalDate validUntilOn() {
    return terms.validUntilOn();
  }

  /** The record this one corrects; else null. */
  public UUID supersedesId() {
    return correction == null ? null : correction.supersedesId();
  }

  /** Null where it corrects none. */
  public CorrectionCode correctionCode() {
    return correction == null ? null : correction.correctionCode();
  }

  /** Null where it corrects none, or where the body gave none. */
  public String correctionText() {
    return correction == null ? null : correction.correctionText();
  }

  /**
   * @param today in Europe/Paris, by the tenant's clock
   */
  public CertificateState state(LocalDate today) {
    if (superseded != null) {
      return CertificateState.SUPERSEDED;
    }
    if (today.isBefore(validFromOn)) {
      return CertificateState.UPCOMING;
    }
    return today.isAfter(terms.validUntilOn()) ? CertificateState.EXPIRED : CertificateState.VALID;
  }
}
