package io.qualitender.api.certification.certificate;

import io.qualitender.api.file.certificationfile.CertificationFile;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.input.Reason;
import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A record of a certificate on the wire. */
record CertificateView(
    String id,
    String object,
    CertificateState state,
    List<String> allowedActions,
    String number,
    String certificationFileId,
    String contractId,
    BodySummary certificationBody,
    Certificate.Holder organization,
    List<ActionCategory> actionCategories,
    LocalDate decidedOn,
    LocalDate validFromOn,
    LocalDate validUntilOn,
    Window surveillanceWindow,
    String supersedes,
    String supersededBy,
    Reason<CorrectionCode> correctionReason,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  private static final String WRITE = "certificates:write";

  /** From a day to a day, both included. */
  record Window(LocalDate fromOn, LocalDate toOn) {}

  /**
   * @param today in Europe/Paris, by the tenant's clock
   */
  static CertificateView of(Certificate.WithBody found, Actor actor, LocalDate today, Instant now) {
    Certificate certificate = found.certificate();
    CertificateState state = certificate.state(today);
    Certificate.Superseded superseded = certificate.superseded();
    return new CertificateView(
        Certificate.ID.format(certificate.id()),
        "certificate",
        state,
        allowed(state, actor),
        certificate.number(),
        CertificationFile.ID.format(certificate.contract().fileId()),
        IdPrefix.CONTRACT.format(certificate.contract().contractId()),
        found.body(),
        certificate.organization(),
        certificate.actionCategories(),
        certificate.decidedOn(),
        certificate.validFromOn(),
        certificate.validUntilOn(),
        new Window(
            certificate.terms().surveillanceFromOn(), certificate.terms().surveillanceToOn()),
        Certificate.ID.format(certificate.supersedesId()),
        superseded == null ? null : Certificate.ID.format(superseded.supersededById()),
        Reason.ofNullable(certificate.correctionCode(), certificate.correctionText()),
        now,
        certificate.createdAt(),
        certificate.updatedAt(),
        certificate.version());
  }

  /** The acts of the caller on a certificate in {@code state}, as written on the wire. */
  static List<String> allowed(CertificateState state, Actor actor) {
    boolean may = actor.scopes().contains(WRITE) && actor.role().includes(Role.MANAGER);
    return may ? Transitions.words(CertificateState.TRANSITIONS.allowedIn(state)) : List.of();
  }
}
