package io.qualitender.api.market.award;

import io.qualitender.api.market.comparison.ComparedTender;
import io.qualitender.api.market.comparison.Comparison;
import io.qualitender.api.market.comparison.ComparisonService;
import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderAct;
import io.qualitender.api.market.tender.TenderService;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.input.ExplainedReason;
import io.qualitender.kernel.job.OutboxHandler;
import io.qualitender.kernel.job.OutboxTask;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.time.WorkingDays;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Awards: the organization proposes and revokes, the body accepts or declines. Each act first takes
 * the tender's exclusive lock and then reads the clock, so that an answer at the last moment is
 * either in time or too late, never both.
 */
public final class AwardService {

  private final TenderService tenders;
  private final ComparisonService comparisons;
  private final AwardRules rules;

  public AwardService(
      TenderService tenders, ComparisonService comparisons, WorkingDays workingDays) {
    this.tenders = tenders;
    this.comparisons = comparisons;
    this.rules = new AwardRules(workingDays);
  }

  /** A tender under its exclusive lock, and the time read after taking it. */
  public record LockedTender(Tender tender, Instant now) {}

  /** An award under its tender's exclusive lock, and the time read after taking it. */
  record LockedAward(Award award, Instant now) {
    AwardState state() {
      return award.stateAt(now);
    }

    int version() {
      return award.versionAt(now);
    }
  }

  /** The award, for the calling organization or body; else 404. */
  Award.WithOrganization find(Tx tx, UUID id) {
    return tx.first(asked(tx.actor(), id)).orElseThrow(SqlErrorTranslator::notFound);
  }

  /** What reading one award asks. */
  static Asked<Award.WithOrganization> asked(Actor actor, UUID id) {
    return actor.kind() == TenantKind.TRAINING_ORGANIZATION
        ? AwardDao.OF_ORGANIZATION_BY_ID.with(actor.tenantId(), id)
        : AwardDao.OF_BODY_BY_ID.with(actor.tenantId(), id);
  }

  /** A page of a tender's awards, newest first. */
  static Asked<Award.WithOrganization> ofTender(
      UUID tenantId, UUID tenderId, Page page, boolean first) {
    return first
        ? AwardDao.OF_TENDER_FIRST_PAGE.with(tenantId, tenderId, page.fetch())
        : AwardDao.OF_TENDER_PAGE.with(tenantId, tenderId, page.afterId(0), page.fetch());
  }

  /** A page of the body's awards, newest first. */
  static Asked<Award.WithOrganization> ofBody(
      UUID cbTenantId, List<AwardState> states, Page page, boolean firstOfAll) {
    return firstOfAll
        ? AwardDao.OF_BODY_FIRST_PAGE.with(cbTenantId, page.fetch())
        : AwardDao.OF_BODY_PAGE.with(
            cbTenantId, states, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  /** Takes the tender's lock, reads the clock, then the tender. */
  public LockedTender lock(Tx tx, UUID tenderId) {
    Instant now = Deadline.lockExclusive(tx, tenderId);
    return new LockedTender(tenders.find(tx, tenderId), now);
  }

  LockedAward lock(Tx tx, Award award) {
    Instant now = Deadline.lockExclusive(tx, award.tenderId());
    return new LockedAward(find(tx, award.id()).award(), now);
  }

  /** Proposes the tender to the body of one opened quote. */
  Award.WithOrganization propose(
      Tx tx, LockedTender locked, RequestBody<AwardRequest.Propose> request) {
    Tender tender = locked.tender();
    Faults faults = request.faults();
    Optional<Award> previous = current(tx, tender.id());
    tx.actor()
        .requireBeforeValues(
            () -> {
              TenderState.TRANSITIONS.next(TenderAct.AWARD, tender.state());
              requireNoActiveAward(locked, previous);
            });
    if (request.value().quoteId() == null) {
      faults.throwIfAny();
    }

    ComparedTender table = comparisons.compare(tx, tender, locked.now());
    OpenedQuote quote =
        Quote.ID
            .parse(request.value().quoteId())
            .flatMap(table::quote)
            .orElseThrow(SqlErrorTranslator::notFound);
    ExplainedReason<JustificationCode> justification = request.value().justification();
    AwardRules.checkJustified(table, quote.id(), justification != null, faults);
    faults.throwIfAny();
    tx.actor().requireRole();

    Comparison.Ranked row = AwardRules.requireAwardable(table, quote);
    Award award = award(locked, previous, table, row, justification);
    AwardDao dao = tx.dao(AwardDao.class);
    tenders.award(tx, tender);
    dao.insert(award);
    dao.insertResults(AwardRules.results(table, award, quote));
    EventLog.appendTransition(
        tx,
        Transition.of(AwardAct.PROPOSE, award.id(), null, AwardState.PROPOSED)
            .withReason(justification == null ? null : WireName.of(justification.code()))
            .with(Map.of("tender_id", Tender.ID.format(tender.id()))));
    OutboxTask.stage(tx, award.chosen().cbTenantId(), AwardAct.PROPOSE.event().type(), award.id());
    return find(tx, award.id());
  }

  private Award award(
      LockedTender locked,
      Optional<Award> previous,
      ComparedTender table,
      Comparison.Ranked row,
      ExplainedReason<JustificationCode> justification) {
    OpenedQuote quote = table.quotes().get(row.metrics().offer().quoteId());
    return Award.proposed(
        locked.tender(),
        previous.map(Award::number).orElse(0) + 1,
        Award.Chosen.of(quote, row.rank()),
        justification == null
            ? null
            : new Award.Justification(justification.code(), justification.text()),
        locked.now(),
        rules.lapsesAt(locked.now(), table.rules()));
  }

  private static void requireNoActiveAward(LockedTender locked, Optional<Award> current) {
    if (current.isPresent() && current.get().stateAt(locked.now()).isActive()) {
      AwardState state = current.get().stateAt(locked.now());
      throw Problem.of(
              AwardProblem.AWARD_PENDING,
              state == AwardState.PROPOSED
                  ? Text.of("award.pending_until", current.get().lapsesAt())
                  : Text.of("award.accepted_before"))
          .with("deadline", current.get().lapsesAt())
          .with("server_time", locked.now());
    }
  }

  /**
   * The newest award of a tender, by the number assigned under the tender's lock: ids depend on the
   * clocks of the nodes.
   */
  public Optional<Award> current(Tx tx, UUID tenderId) {
    return tx.first(AwardDao.NEWEST.with(tx.tenantId(), new TenderSelection.One(tenderId)));
  }

  Award.WithOrganization accept(Tx tx, LockedAward locked) {
    return reply(tx, locked, AwardAct.ACCEPT, Award.Reply.ACCEPTED, null, null);
  }

  Award.WithOrganization decline(Tx tx, LockedAward locked, AwardDeclineCode code, String text) {
    return reply(tx, locked, AwardAct.DECLINE, Award.Reply.DECLINED, code, text);
  }

  private Award.WithOrganization reply(
      Tx tx,
      LockedAward locked,
      AwardAct act,
      Award.Reply reply,
      AwardDeclineCode code,
      String text) {
    tx.actor().requireRole();
    Award award = locked.award();
    requireUnanswered(tx, locked, act);
    int replied =
        tx.dao(AwardDao.class)
            .reply(
                award.tenantId(),
                award.id(),
                award.tenderId(),
                tx.tenantId(),
                reply,
                code,
                text,
                locked.now());
    if (replied == 0) {
      requireUnanswered(tx, new LockedAward(find(tx, award.id()).award(), locked.now()), act);
      throw Problem.of(AwardProblem.AWARD_PENDING, Text.of("award.another_accepted"))
          .with("current_state", WireName.of(locked.state()))
          .with("allowed_actions", allowed(tx.actor(), locked.state()));
    }
    record(tx, award, act, code == null ? null : WireName.of(code));
    OutboxTask.stage(tx, award.tenantId(), act.event().type(), award.id());
    return find(tx, award.id());
  }

  /** Revokes an award that is not answered yet. */
  Award.WithOrganization revoke(Tx tx, LockedAward locked) {
    tx.actor().requireRole();
    Award award = locked.award();
    requireUnanswered(tx, locked, AwardAct.REVOKE);
    tx.dao(AwardDao.class).revoke(tx.tenantId(), award.id(), locked.now());
    record(tx, award, AwardAct.REVOKE, null);
    OutboxTask.stage(tx, award.chosen().cbTenantId(), AwardAct.REVOKE.event().type(), award.id());
    return find(tx, award.id());
  }

  /** Checks that the award can be declined, before the reason is validated. */
  void requireDeclinable(Tx tx, LockedAward locked) {
    tx.actor().requireBeforeValues(() -> requireUnanswered(tx, locked, AwardAct.DECLINE));
  }

  private static void requireUnanswered(Tx tx, LockedAward locked, AwardAct act) {
    AwardState state = locked.state();
    if (AwardState.TRANSITIONS.target(act, state).isPresent()) {
      return;
    }
    Problem refusal =
        state == AwardState.LAPSED
            ? Problem.of(
                AwardProblem.AWARD_LAPSED, Text.of("award.lapsed_at", locked.award().lapsesAt()))
            : AwardState.TRANSITIONS.illegal(act, state);
    throw refusal
        .with("current_state", WireName.of(state))
        .with("allowed_actions", allowed(tx.actor(), state))
        .with("deadline", locked.award().lapsesAt())
        .with("server_time", locked.now());
  }

  private static void record(Tx tx, Award award, AwardAct act, String reason) {
    AwardState to = AwardState.TRANSITIONS.next(act, AwardState.PROPOSED);
    EventLog.appendTransition(
        tx,
        Transition.of(act, award.id(), AwardState.PROPOSED, to)
            .withReason(reason)
            .with(Map.of("tender_id", Tender.ID.format(award.tenderId()))));
  }

  /**
   * The handlers that notify the other party, in its own transaction and event log: the body of an
   * award proposed or revoked, the organization of a reply.
   */
  public Map<String, OutboxHandler> handlers() {
    return Map.of(
        AwardAct.PROPOSE.event().type(), append(AwardAct.PROPOSE),
        AwardAct.REVOKE.event().type(), append(AwardAct.REVOKE),
        AwardAct.ACCEPT.event().type(), append(AwardAct.ACCEPT),
        AwardAct.DECLINE.event().type(), append(AwardAct.DECLINE));
  }

  private static OutboxHandler append(AwardAct act) {
    return (tx, award) -> EventLog.append(tx, act.event(), award, Map.of());
  }

  /** The acts of the caller on its own award in {@code state}, as written on the wire. */
  public static List<String> allowed(Actor actor, AwardState state) {
    return Transitions.words(AwardAct.callableBy(actor, AwardState.TRANSITIONS.allowedIn(state)));
  }
}
