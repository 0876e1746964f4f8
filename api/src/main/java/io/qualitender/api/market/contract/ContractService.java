package io.qualitender.api.market.contract;

import io.qualitender.api.file.certificationfile.BodySelection;
import io.qualitender.api.file.certificationfile.CertificationService;
import io.qualitender.api.market.award.Award;
import io.qualitender.api.market.award.AwardService;
import io.qualitender.api.market.award.AwardState;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderAct;
import io.qualitender.api.market.tender.TenderService;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.job.OutboxHandler;
import io.qualitender.kernel.job.OutboxTask;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records the contract that follows an accepted award. */
public final class ContractService {

  /** The outbox task that notifies the body, and the name of its event. */
  private static final EventType RECORDED =
      EventType.of("contract.recorded", "tender_id", "award_id");

  private final TenderService tenders;
  private final AwardService awards;
  private final Publications publications;
  private final CertificationService certification;

  public ContractService(
      TenderService tenders,
      AwardService awards,
      Publications publications,
      CertificationService certification) {
    this.tenders = tenders;
    this.awards = awards;
    this.publications = publications;
    this.certification = certification;
  }

  /** A contract with the quote that was awarded and the body that submitted it. */
  record Recorded(Contract contract, UUID quoteId, BodySummary body) {}

  /**
   * Inserts the contract and its categories (one contract per category and cycle), moves the tender
   * to contracted and the file to application with the chosen body.
   */
  Recorded record(Tx tx, AwardService.LockedTender locked, RequestBody<ContractRequest> request) {
    Tender tender = locked.tender();
    Optional<Award> current = awards.current(tx, tender.id());
    tx.actor()
        .requireBeforeValues(
            () -> {
              TenderState.TRANSITIONS.next(TenderAct.CONTRACT, tender.state());
              requireAccepted(current, locked.now());
              requireOpenToContracts(tx, tender);
            });
    Award award = current.orElseThrow();
    checkSignedOn(request, award, locked.now());
    request.faults().throwIfAny();
    tx.actor().requireRole();

    Publication publication = publications.of(tx, tx.tenantId(), tender.id());
    Contract contract = contract(tx, tender, award, publication, request.value(), locked.now());
    insert(tx, contract, tender.terms().kind());
    tenders.contract(tx, tender);
    certification.apply(tx, tender.published().cycleId(), award.chosen().certificationBodyId());
    EventLog.append(
        tx,
        RECORDED,
        contract.id(),
        Map.of(
            "tender_id", Tender.ID.format(tender.id()), "award_id", Award.ID.format(award.id())));
    OutboxTask.stage(tx, award.chosen().cbTenantId(), RECORDED.type(), contract.id());
    Award.Chosen chosen = award.chosen();
    return new Recorded(
        contract,
        chosen.quoteId(),
        BodySummary.of(chosen.certificationBodyId(), chosen.bodyName(), chosen.bodyCofracNumber()));
  }

  /** The contract, for its organization or its body; else 404. */
  Recorded find(Tx tx, UUID id) {
    return tx.first(asked(tx.actor(), id)).orElseThrow(SqlErrorTranslator::notFound);
  }

  /** What reading one contract asks. */
  static Asked<Recorded> asked(Actor actor, UUID id) {
    return actor.kind() == TenantKind.TRAINING_ORGANIZATION
        ? ContractDao.OF_ORGANIZATION.with(actor.tenantId(), id)
        : ContractDao.OF_BODY.with(actor.tenantId(), id);
  }

  private static void checkSignedOn(
      RequestBody<ContractRequest> request, Award award, Instant now) {
    Faults faults = request.faults();
    if (request.value().signedOn() != null) {
      ContractRules.checkSignedOn(request.value().signedOn(), award.proposedAt(), now, faults);
    }
  }

  /** Two tenders of one cycle may both have an accepted award; only the first gets a contract. */
  private void requireOpenToContracts(Tx tx, Tender tender) {
    BodySelection choice = BodySelection.valueOf(tender.terms().kind().name());
    if (!certification.openToContracts(tx, choice).contains(tender.published().cycleId())) {
      throw Problem.of(ContractProblem.CONTRACT_EXISTS, Text.of("contract.cycle_has_its_body"));
    }
  }

  private static void requireAccepted(Optional<Award> current, Instant now) {
    Award award = current.orElseThrow(() -> notAccepted(Text.of("contract.no_award")));
    AwardState state = award.stateAt(now);
    if (state != AwardState.ACCEPTED) {
      throw notAccepted(Text.of("contract.not_accepted", state)).with("server_time", now);
    }
  }

  private static Problem notAccepted(Text detail) {
    return Problem.of(ContractProblem.AWARD_NOT_ACCEPTED, detail);
  }

  private Contract contract(
      Tx tx,
      Tender tender,
      Award award,
      Publication publication,
      ContractRequest request,
      Instant now) {
    return new Contract(
        tx.tenantId(),
        Ids.next(),
        tender.id(),
        award.id(),
        award.chosen().cbTenantId(),
        award.chosen().certificationBodyId(),
        certification.fileId(tx),
        tender.published().cycleId(),
        List.copyOf(publication.content().scope().actionCategories()),
        request.signedOn(),
        now);
  }

  /**
   * At most one contract per category at a time, except for the old and the new body during a
   * transfer (arrêté du 6 juin 2019 modifié, art. 1 and 7): the categories stay with the old
   * contract until the new body decides.
   */
  private static void insert(Tx tx, Contract contract, TenderKind kind) {
    ContractDao dao = tx.dao(ContractDao.class);
    dao.insert(contract);
    if (kind != TenderKind.TRANSFER) {
      dao.cover(
          contract.tenantId(), contract.cycleId(), contract.id(), contract.actionCategories());
    }
  }

  /** The handler that notifies the body of its contract. */
  public Map<String, OutboxHandler> handlers() {
    return Map.of(RECORDED.type(), (Tx tx, UUID id) -> EventLog.append(tx, RECORDED, id, Map.of()));
  }
}
