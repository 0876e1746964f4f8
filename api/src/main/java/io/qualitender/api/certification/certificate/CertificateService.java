package io.qualitender.api.certification.certificate;

import io.qualitender.api.file.certificationfile.CertificateSummary;
import io.qualitender.api.file.certificationfile.CertificationFile;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.file.certificationfile.FileCertificates;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.reference.auditduration.AuditRulesBook;
import io.qualitender.api.reference.referential.ActionCategory;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.OutboxHandler;
import io.qualitender.kernel.job.OutboxTask;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Records and corrects certificates, in the body's transaction. What follows in the organization's
 * file is staged there and done in the organization's own transaction, right after the commit.
 */
public final class CertificateService {

  /** Staged for the organization, on the certificate: {@link #recorded}. */
  public static final String RECORDED = "certificate_recorded";

  private static final String CERTIFICATE = "certificate";

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
   * A certificate as it may be recorded, or 404 for a file this body has no contract with, or 409
   * where the contract cannot have one at all, or 422 with every fault.
   *
   * @param faults what is wrong with the request's form, found before
   */
  Certificate prepare(Tx tx, CertificateRequest request, Faults faults) {
    if (request.certificationFileId() == null) {
      faults.throwIfAny();
    }
    BodyContract contract = contract(tx, request.certificationFileId());
    Publication.Content asked =
        publications.of(tx, contract.tenantId(), contract.tenderId()).content();
    tx.actor()
        .requireBeforeValues(
            Role.MANAGER,
            () -> {
              requireNoTransfer(asked);
              requireNoCertificate(contract.certified());
            });
    rules.check(request.decision(), frame(tx, contract, asked), faults);
    faults.throwIfAny();
    CertificateTerms terms = rules.terms(request.decision());
    return new Certificate(
        contract.tenantId(),
        Ids.next(),
        contract.fileId(),
        contract.cycleId(),
        contract.id(),
        contract.cbTenantId(),
        contract.certificationBodyId(),
        request.number().strip(),
        request.decidedOn(),
        request.validFromOn(),
        terms.validUntilOn(),
        terms.surveillanceFromOn(),
        terms.surveillanceToOn(),
        inLegalOrder(request.actionCategories()),
        holder(asked.organization()),
        null,
        null,
        null,
        null,
        null,
        1,
        tx.now(),
        tx.now());
  }

  /**
   * Writes the certificate with all its reminders; the cycle follows in the organization's own
   * transaction.
   *
   * @return what is left to do for the organization
   */
  DueItem record(Tx tx, Certificate certificate) {
    boolean certified =
        tx.dao(CertificateDao.class).contracts(tx.tenantId(), certificate.fileId()).stream()
            .anyMatch(
                contract -> contract.id().equals(certificate.contractId()) && contract.certified());
    requireNoCertificate(certified);
    tx.dao(CertificateDao.class).insert(certificate);
    reminders.schedule(tx, certificate);
    EventLog.appendTransition(
        tx,
        Transition.of(
                "certificate.issued",
                CERTIFICATE,
                certificate.id(),
                CertificateAct.RECORD,
                null,
                CertificateState.VALID)
            .with(data(certificate)));
    return OutboxTask.stage(tx, certificate.tenantId(), RECORDED, certificate.id());
  }

  /** The record as it should have been, or 422 with every fault. */
  Certificate prepareCorrection(
      Tx tx, Certificate wrong, CorrectionRequest request, Faults faults) {
    BodyContract contract = contractOf(tx, wrong);
    Publication.Content asked =
        publications.of(tx, contract.tenantId(), contract.tenderId()).content();
    CertificateRules.Decision decision = request.decisionOn(wrong);
    request.check(faults);
    if (faults.isEmpty()) {
      request.checkDiffers(wrong, faults);
    }
    rules.check(decision, frame(tx, contract, asked), faults);
    faults.throwIfAny();
    CertificateTerms terms = rules.terms(decision);
    return new Certificate(
        wrong.tenantId(),
        Ids.next(),
        wrong.fileId(),
        wrong.cycleId(),
        wrong.contractId(),
        wrong.cbTenantId(),
        wrong.certificationBodyId(),
        request.number() == null ? wrong.number() : request.number().strip(),
        decision.decidedOn(),
        decision.validFromOn(),
        terms.validUntilOn(),
        terms.surveillanceFromOn(),
        terms.surveillanceToOn(),
        inLegalOrder(decision.actionCategories()),
        wrong.organization(),
        wrong.id(),
        null,
        request.reason().code(),
        request.reason().text(),
        null,
        1,
        tx.now(),
        tx.now());
  }

  /** Refuses where no record may be corrected, before its values are judged. */
  void requireCorrectable(Tx tx, Certificate wrong) {
    CertificateState state = wrong.state(today(tx));
    if (CertificateState.TRANSITIONS.target(CertificateAct.CORRECT, state).isEmpty()) {
      tx.actor().require(Role.MANAGER);
      throw CertificateState.TRANSITIONS.illegal(CertificateAct.CORRECT, state);
    }
  }

  /**
   * Closes the wrong record and opens the right one, with its reminders in place of the old ones.
   *
   * @return what is left to do for the organization
   */
  DueItem correct(Tx tx, Certificate wrong, Certificate right) {
    CertificateState from = wrong.state(today(tx));
    CertificateState to = CertificateState.TRANSITIONS.move(CertificateAct.CORRECT, from);
    CertificateDao dao = tx.dao(CertificateDao.class);
    int closed =
        dao.supersede(wrong.tenantId(), tx.tenantId(), wrong.id(), wrong.version(), tx.now());
    if (closed == 0) {
      throw Problem.of(KernelProblem.STALE_VERSION, Text.of("certificate.corrected_meanwhile"));
    }
    dao.insert(right);
    reminders.reschedule(tx, wrong, right);
    EventLog.appendTransition(
        tx,
        Transition.of(
                "certificate.corrected", CERTIFICATE, wrong.id(), CertificateAct.CORRECT, from, to)
            .because(word(right.correctionCode()))
            .with(data(right)));
    return OutboxTask.stage(tx, right.tenantId(), RECORDED, right.id());
  }

  /**
   * What follows for the organization, in its own transaction: its cycle is certified for the
   * certificate's days. A record corrected meanwhile is told, and its successor decides the day.
   */
  public OutboxHandler recorded(CertificationService certification) {
    return (tx, id) -> {
      Certificate certificate = find(tx, id);
      boolean corrects = certificate.supersedesId() != null;
      EventLog.append(
          tx,
          corrects ? "certificate.corrected" : "certificate.issued",
          CERTIFICATE,
          id,
          data(certificate));
      if (certificate.supersededAt() == null) {
        certification.certify(
            tx, certificate.cycleId(), certificate.validFromOn(), certificate.validUntilOn());
      }
    };
  }

  /** For its organization and for the body that recorded it; else 404. */
  public Certificate find(Tx tx, UUID id) {
    return tx.dao(CertificateDao.class)
        .find(tx.tenantId(), id)
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  /** Newest first: the organization's own, or those the body has recorded. */
  List<Certificate> list(Tx tx, List<CertificateState> states, Page page) {
    Instant afterAt = page.afterInstant(0);
    UUID afterId = page.afterId(1);
    CertificateDao dao = tx.dao(CertificateDao.class);
    return tx.actor().kind() == TenantKind.TRAINING_ORGANIZATION
        ? dao.ofOrganization(tx.tenantId(), states, today(tx), afterAt, afterId, page.fetch())
        : dao.ofBody(tx.tenantId(), states, today(tx), afterAt, afterId, page.fetch());
  }

  /** What the organization's certificates say today: the one that has begun, and the next. */
  public FileCertificates ofFile(Tx tx) {
    LocalDate today = today(tx);
    List<Certificate> standing = tx.dao(CertificateDao.class).standing(tx.tenantId());
    Optional<Certificate> current =
        standing.stream()
            .filter(each -> each.state(today) != CertificateState.UPCOMING)
            .findFirst();
    Optional<Certificate> next =
        standing.stream()
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
        word(certificate.state(today)),
        certificate.validFromOn(),
        certificate.validUntilOn());
  }

  static LocalDate today(Tx tx) {
    return Paris.dayOf(tx.now());
  }

  /** The newest contract with the file that has no certificate yet, or else the newest. */
  private static BodyContract contract(Tx tx, String certificationFileId) {
    UUID fileId =
        CertificationFile.ID.parse(certificationFileId).orElseThrow(SqlErrorTranslator::notFound);
    List<BodyContract> contracts = tx.dao(CertificateDao.class).contracts(tx.tenantId(), fileId);
    return contracts.stream()
        .filter(contract -> !contract.certified())
        .findFirst()
        .or(() -> contracts.stream().findFirst())
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  private static BodyContract contractOf(Tx tx, Certificate certificate) {
    return tx.dao(CertificateDao.class).contracts(tx.tenantId(), certificate.fileId()).stream()
        .filter(contract -> contract.id().equals(certificate.contractId()))
        .findFirst()
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  private static CertificateRules.Frame frame(
      Tx tx, BodyContract contract, Publication.Content asked) {
    return new CertificateRules.Frame(
        today(tx),
        contract.signedOn(),
        contract.actionCategories(),
        asked.kind() == TenderKind.RENEWAL ? renewedUntilOn(tx, contract, asked) : null);
  }

  /**
   * The last day of the certificate it renews: the body's own record where it wrote that too, else
   * what the organization published. Null for one that was never recorded here.
   */
  private static LocalDate renewedUntilOn(Tx tx, BodyContract contract, Publication.Content asked) {
    return tx.dao(CertificateDao.class)
        .endOfOwnBefore(tx.tenantId(), contract.fileId(), contract.cycleNumber())
        .orElse(asked.certifiedUntilOn());
  }

  private static void requireNoCertificate(boolean certified) {
    if (certified) {
      throw Problem.of(
          CertificateProblem.CERTIFICATE_EXISTS, Text.of("certificate.has_certificate"));
    }
  }

  /**
   * The certificate of the contract under which the body would record another; none where the
   * contract cannot have one.
   */
  Optional<Certificate> conflicting(Tx tx, String certificationFileId) {
    BodyContract contract = contract(tx, certificationFileId);
    return tx.dao(CertificateDao.class).ofContract(tx.tenantId(), contract.id());
  }

  private static void requireNoTransfer(Publication.Content asked) {
    if (asked.kind() == TenderKind.TRANSFER) {
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

  private static List<ActionCategory> inLegalOrder(List<ActionCategory> categories) {
    return categories.stream().sorted().toList();
  }

  private static Map<String, Object> data(Certificate certificate) {
    return Map.of(
        "id",
        Certificate.ID.format(certificate.id()),
        "certification_file_id",
        CertificationFile.ID.format(certificate.fileId()),
        "valid_until_on",
        certificate.validUntilOn().toString());
  }

  private static String word(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT);
  }
}
