package io.qualitender.api.certification.certificate;

import io.qualitender.api.file.certificationfile.CertificateSummary;
import io.qualitender.api.file.certificationfile.CertificationFile;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.file.certificationfile.FileCertificates;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.OutboxHandler;
import io.qualitender.kernel.job.OutboxTask;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.StaleVersion;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.Select;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.Tx;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records and corrects certificates, in the body's transaction. An outbox task then updates the
 * organization's file in its own transaction, right after the commit.
 */
public final class CertificateService {

  /**
   * The outbox task run for the organization: {@link #recorded}. Its subject is the certificate.
   */
  public static final String RECORDED = "certificate_recorded";

  private final CertificateRules rules;
  private final Publications publications;
  private final CertificateReminders reminders;

  public CertificateService(
      AuditRulesBook rules, Publications publications, CertificateReminders reminders) {
    this.rules = new CertificateRules(rules);
    this.publications = publications;
    this.reminders = reminders;
  }

  /**
   * A certificate ready to be recorded; 404 for a file this body has no contract for, 409 where the
   * contract cannot have one, 422 with all faults.
   *
   * @param faults faults found in the request's format
   */
  Certificate prepare(Tx tx, CertificateRequest request, Faults faults) {
    if (request.certificationFileId() == null) {
      faults.throwIfAny();
    }
    BodyContract contract = contract(tx, request.certificationFileId());
    Publication.Content publication =
        publications.of(tx, contract.tenantId(), contract.tenderId()).content();
    tx.actor()
        .requireBeforeValues(
            () -> {
              requireNoTransfer(publication);
              requireNoCertificate(contract.certified());
            });
    rules.check(request.decision(), context(tx, contract, publication), faults);
    faults.throwIfAny();
    return Certificate.first(
        contract,
        request.number().strip(),
        request.decision(),
        rules.terms(request.decision()),
        holder(publication.organization()),
        tx.now());
  }

  /**
   * Writes the certificate with all its reminders; the cycle is updated by the returned task.
   *
   * @return the outbox task for the organization
   */
  DueItem record(Tx tx, Certificate certificate) {
    boolean certified =
        contracts(tx, certificate.contract().fileId()).stream()
            .anyMatch(
                contract ->
                    contract.id().equals(certificate.contract().contractId())
                        && contract.certified());
    requireNoCertificate(certified);
    tx.dao(CertificateDao.class).insert(certificate);
    reminders.schedule(tx, certificate);
    EventLog.appendTransition(
        tx,
        Transition.of(CertificateAct.RECORD, certificate.id(), null, CertificateState.VALID)
            .with(data(certificate)));
    return OutboxTask.stage(tx, certificate.tenantId(), RECORDED, certificate.id());
  }

  /** The corrected record, or 422 with all faults. */
  Certificate prepareCorrection(
      Tx tx, Certificate wrong, CorrectionRequest request, Faults faults) {
    BodyContract contract = contractOf(tx, wrong);
    Publication.Content publication =
        publications.of(tx, contract.tenantId(), contract.tenderId()).content();
    CertificateRules.Decision decision = request.decisionOn(wrong);
    request.check(faults);
    if (faults.isEmpty()) {
      request.checkDiffers(wrong, faults);
    }
    rules.check(decision, context(tx, contract, publication), faults);
    faults.throwIfAny();
    return wrong.corrected(
        request.number() == null ? wrong.number() : request.number().strip(),
        decision,
        rules.terms(decision),
        request.reason(),
        tx.now());
  }

  /** Checks that the record can be corrected, before the values are validated. */
  void requireCorrectable(Tx tx, Certificate wrong) {
    CertificateState state = wrong.state(today(tx));
    if (CertificateState.TRANSITIONS.target(CertificateAct.CORRECT, state).isEmpty()) {
      tx.actor().requireRole();
      throw CertificateState.TRANSITIONS.illegal(CertificateAct.CORRECT, state);
    }
  }

  /**
   * Supersedes the wrong record by the right one, and its reminders.
   *
   * @return the outbox task for the organization
   */
  DueItem correct(Tx tx, Certificate wrong, Certificate right) {
    CertificateState from = wrong.state(today(tx));
    CertificateState to = CertificateState.TRANSITIONS.next(CertificateAct.CORRECT, from);
    CertificateDao dao = tx.dao(CertificateDao.class);
    int closed =
        dao.supersede(wrong.tenantId(), tx.tenantId(), wrong.id(), wrong.version(), tx.now());
    StaleVersion.check(closed, Text.of("certificate.corrected_meanwhile"));
    dao.insert(right);
    reminders.reschedule(tx, wrong, right);
    EventLog.appendTransition(
        tx,
        Transition.of(CertificateAct.CORRECT, wrong.id(), from, to)
            .withReason(WireName.of(right.correctionCode()))
            .with(data(right)));
    return OutboxTask.stage(tx, right.tenantId(), RECORDED, right.id());
  }

  /**
   * The handler for the organization, in its own transaction: certifies its cycle for the
   * certificate's days. For a record superseded meanwhile it only appends the event.
   */
  public OutboxHandler recorded(CertificationService certification) {
    return (tx, id) -> {
      Certificate certificate = find(tx, id);
      boolean corrects = certificate.correction() != null;
      EventLog.append(
          tx,
          (corrects ? CertificateAct.CORRECT : CertificateAct.RECORD).event(),
          id,
          data(certificate));
      if (certificate.superseded() == null) {
        certification.certify(
            tx,
            certificate.contract().cycleId(),
            certificate.validFromOn(),
            certificate.validUntilOn());
      }
    };
  }

  /** The certificate, for its organization or its body; else 404. */
  public Certificate find(Tx tx, UUID id) {
    return findWithBody(tx, id).certificate();
  }

  /** The certificate and its body, for its organization or its body; else 404. */
  Certificate.WithBody findWithBody(Tx tx, UUID id) {
    return tx.first(asked(tx.actor(), id)).orElseThrow(SqlErrorTranslator::notFound);
  }

  /** What reading one certificate asks. */
  static Asked<Certificate.WithBody> asked(Actor actor, UUID id) {
    return isOrganization(actor)
        ? CertificateDao.OF_ORGANIZATION_BY_ID.with(actor.tenantId(), id)
        : CertificateDao.OF_BODY_BY_ID.with(actor.tenantId(), id);
  }

  /** A page, newest first: of the organization's certificates, or of those of the body. */
  static Asked<Certificate.WithBody> page(
      Actor actor, List<CertificateState> states, Page page, boolean firstOfAll) {
    if (firstOfAll) {
      Select<Certificate.WithBody> first =
          isOrganization(actor)
              ? CertificateDao.OF_ORGANIZATION_FIRST_PAGE
              : CertificateDao.OF_BODY_FIRST_PAGE;
      return first.with(actor.tenantId(), page.fetch());
    }
    Select<Certificate.WithBody> any =
        isOrganization(actor) ? CertificateDao.OF_ORGANIZATION_PAGE : CertificateDao.OF_BODY_PAGE;
    return any.with(actor.tenantId(), states, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  private static boolean isOrganization(Actor actor) {
    return actor.kind() == TenantKind.TRAINING_ORGANIZATION;
  }

  /** What {@link #ofFile} asks, to be read with other queries. */
  public static Asked<Certificate> askOfFile(UUID tenantId) {
    return CertificateDao.CURRENT_OF_ORGANIZATION.with(tenantId);
  }

  /** The organization's current and next certificate today. */
  public static FileCertificates ofFile(Tx tx) {
    LocalDate today = today(tx);
    List<Certificate> all = tx.list(askOfFile(tx.tenantId()));
    Optional<Certificate> current =
        all.stream().filter(each -> each.state(today) != CertificateState.UPCOMING).findFirst();
    Optional<Certificate> next =
        all.stream()
            .filter(each -> each.state(today) == CertificateState.UPCOMING)
            .min(Comparator.comparing(Certificate::validFromOn));
    return new FileCertificates(
        current.filter(each -> each.state(today) == CertificateState.VALID).isPresent(),
        current.map(each -> summary(each, today)).orElse(null),
        next.map(each -> summary(each, today)).orElse(null));
  }

  private static CertificateSummary summary(Certificate certificate, LocalDate today) {
    return new CertificateSummary(
        Certificate.ID.format(certificate.id()),
        certificate.number(),
        WireName.of(certificate.state(today)),
        certificate.validFromOn(),
        certificate.validUntilOn());
  }

  static LocalDate today(Tx tx) {
    return Paris.dayOf(tx.now());
  }

  /** The newest contract for the file without a certificate, else the newest. */
  private static BodyContract contract(Tx tx, String certificationFileId) {
    UUID fileId =
        CertificationFile.ID.parse(certificationFileId).orElseThrow(SqlErrorTranslator::notFound);
    List<BodyContract> contracts = contracts(tx, fileId);
    return contracts.stream()
        .filter(contract -> !contract.certified())
        .findFirst()
        .or(() -> contracts.stream().findFirst())
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  private static BodyContract contractOf(Tx tx, Certificate certificate) {
    return contracts(tx, certificate.contract().fileId()).stream()
        .filter(contract -> contract.id().equals(certificate.contract().contractId()))
        .findFirst()
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  private static List<BodyContract> contracts(Tx tx, UUID fileId) {
    return tx.list(CertificateDao.CONTRACTS.with(tx.tenantId(), fileId));
  }

  private static CertificateRules.Context context(
      Tx tx, BodyContract contract, Publication.Content publication) {
    return new CertificateRules.Context(
        today(tx),
        contract.signedOn(),
        contract.actionCategories(),
        publication.kind() == TenderKind.RENEWAL
            ? renewedUntilOn(tx, contract, publication)
            : null);
  }

  /**
   * The last day of the certificate to renew: of the body's own record if there is one, else as
   * published by the organization. Null for one that was never recorded.
   */
  private static LocalDate renewedUntilOn(
      Tx tx, BodyContract contract, Publication.Content publication) {
    return tx.first(
            CertificateDao.LAST_DAY_OF_PREVIOUS_CYCLE.with(
                tx.tenantId(), contract.fileId(), contract.cycleNumber()))
        .orElse(publication.certifiedUntilOn());
  }

  private static void requireNoCertificate(boolean certified) {
    if (certified) {
      throw Problem.of(
          CertificateProblem.CERTIFICATE_EXISTS, Text.of("certificate.has_certificate"));
    }
  }

  /** The certificate that prevents the body from recording another for its contract, if any. */
  Optional<Certificate> conflicting(Tx tx, String certificationFileId) {
    BodyContract contract = contract(tx, certificationFileId);
    return tx.first(CertificateDao.OF_CONTRACT.with(tx.tenantId(), contract.id()));
  }

  private static void requireNoTransfer(Publication.Content publication) {
    if (publication.kind() == TenderKind.TRANSFER) {
      throw Problem.of(
          CertificateProblem.TRANSFER_NOT_RECORDED,
          Text.of("certificate.transfer_keeps_certificate"));
    }
  }

  private static Certificate.Holder holder(Publication.Organization organization) {
    return new Certificate.Holder(
        organization.legalName(),
        organization.siren(),
        organization.headOfficeSiret(),
        organization.nda());
  }

  private static Map<String, Object> data(Certificate certificate) {
    return Map.of(
        "id",
        Certificate.ID.format(certificate.id()),
        "certification_file_id",
        CertificationFile.ID.format(certificate.contract().fileId()),
        "valid_until_on",
        certificate.validUntilOn().toString());
  }
}
