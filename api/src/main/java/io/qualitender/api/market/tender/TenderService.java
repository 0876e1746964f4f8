package io.qualitender.api.market.tender;

import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.api.market.deadline.OpeningRequiredException;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.http.body.ChangedFields;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.StaleVersion;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The organization's acts on its tenders. */
public final class TenderService {

  private static final EventType DRAFTED = EventType.of("tender.drafted");

  /**
   * The outbox task that drafts the tender to renew a certificate; its subject is the certificate.
   */
  public static final String RENEWAL = "renewal_tender";

  /**
   * Why a tender ends without a contract.
   *
   * @param code of the act's closed list
   * @param text free text; may be null
   */
  record Ending(String code, String text) {
    String asReason() {
      return text == null ? code : code + ": " + text;
    }
  }

  private final Versions<TenderRuleSet> ruleSets;
  private final TenderRules rules;
  private final TenderScoping scoping;
  private final InvitationService invitations;

  public TenderService(
      Versions<TenderRuleSet> ruleSets, TenderScoping scoping, InvitationService invitations) {
    this.ruleSets = ruleSets;
    this.rules = new TenderRules(ruleSets);
    this.scoping = scoping;
    this.invitations = invitations;
  }

  /**
   * The tender, or 404.
   *
   * @throws OpeningRequiredException where its deadline has passed and its quotes are not opened
   *     yet
   */
  public Tender find(Tx tx, UUID id) {
    Tender tender = tx.first(asked(tx.tenantId(), id)).orElseThrow(SqlErrorTranslator::notFound);
    requireOpened(tx, List.of(tender));
    return tender;
  }

  /** What reading one tender asks, to be read with other queries. */
  public static Asked<Tender> asked(UUID tenantId, UUID id) {
    return TenderDao.BY_ID.with(tenantId, id);
  }

  /** A page of the organization's tenders, newest first, to be read with {@link #askDue}. */
  static Asked<Tender> askPage(UUID tenantId, List<TenderState> states, Page page, boolean all) {
    return all
        ? TenderDao.FIRST_PAGE.with(tenantId, page.fetch())
        : TenderDao.PAGE.with(
            tenantId, states, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  static Asked<Tender> askDue(UUID tenantId) {
    return TenderDao.DUE.with(tenantId);
  }

  /** The page asked, once the quotes of due tenders are opened. */
  List<Tender> list(Tx tx, Asked<Tender> page) {
    requireOpened(tx, tx.list(askDue(tx.tenantId())));
    return tx.list(page);
  }

  /** A new draft, with the defaults of the rules where the request gives no value. */
  Tender draft(Tx tx, Tender.Terms given, Faults faults) {
    Instant now = tx.now();
    Tender tender =
        Tender.draft(tx.tenantId(), given.orDefaults(ruleSets.asOf(Paris.dayOf(now)), now), now);
    tx.actor().requireBeforeValues(() -> scoping.scope(tx));
    rules.checkGiven(tender, ChangedFields.everything(), now, faults);
    faults.throwIfAny();
    tx.actor().requireRole();
    tx.dao(TenderDao.class).insert(tender);
    EventLog.append(tx, DRAFTED, tender.id(), Map.of());
    return tender;
  }

  /**
   * Drafts the tender to renew a certificate, nine months before it ends, once per certificate.
   * What only the organization knows is left null; it is never published automatically.
   */
  public void draftRenewal(Tx tx, UUID certificateId) {
    Instant now = tx.now();
    Tender.Terms terms = Tender.Terms.ofRenewal(ruleSets.asOf(Paris.dayOf(now)));
    Tender tender = Tender.renewal(tx.tenantId(), terms, certificateId, now);
    if (tx.dao(TenderDao.class).insert(tender) == 1) {
      EventLog.append(tx, DRAFTED, tender.id(), Map.of());
    }
  }

  /**
   * Called when the profile changes, and with it the scope that each draft would publish: raises
   * the drafts' versions, so that a client cannot publish a scope it has not read
   * (docs/decisions/0026).
   */
  public static void profileChanged(Tx tx) {
    tx.dao(TenderDao.class).touchDrafts(tx.tenantId(), tx.now());
  }

  /**
   * Updates a draft, validating the changed fields. That the tender is not a draft is reported
   * before faults in the values. An empty patch changes nothing.
   */
  Tender update(Tx tx, Tender tender, RequestBody<TenderRequest> patch) {
    if (tender.state() != TenderState.DRAFT) {
      tx.actor().requireRole();
    }
    requireDraft(tender);
    TenderRuleSet defaults = ruleSets.asOf(Paris.dayOf(tx.now()));
    Tender changed =
        tender.with(patch.value().terms().orMinQuotes(defaults.defaultMinQuotes()), tx.now());
    if (!patch.changes().none()) {
      rules.checkGiven(changed, patch.changes(), tx.now(), patch.faults());
      patch.faults().throwIfAny();
    }
    tx.actor().requireRole();
    if (patch.changes().none()) {
      return tender;
    }
    int rewritten = tx.dao(TenderDao.class).rewrite(changed);
    requireCurrentVersion(rewritten);
    return find(tx, tender.id());
  }

  /**
   * Takes the tender's exclusive lock until the transaction ends and reads the tender. Required
   * before acts that read the invitations and write for all of them: publishing, inviting, ending.
   */
  Tender lockExclusive(Tx tx, UUID id) {
    AdvisoryLock.exclusive(tx, id);
    return find(tx, id);
  }

  Tender discard(Tx tx, Tender tender) {
    tx.actor().requireRole();
    Tender current = requireUnchanged(tender, lockExclusive(tx, tender.id()));
    invitations.close(tx, tender.id(), "discarded");
    return move(tx, current, TenderAct.DISCARD, new Ending("discarded", null));
  }

  /** Refuses an act that the state does not allow, before its reason is validated. */
  static void requirePossible(Tx tx, Tender tender, TenderAct act) {
    if (TenderState.TRANSITIONS.target(act, tender.state()).isEmpty()) {
      tx.actor().requireRole();
      throw TenderState.TRANSITIONS.illegal(act, tender.state());
    }
  }

  /** Only before the opening: the quotes stay sealed for ever. */
  Tender cancel(Tx tx, Tender tender, Ending ending) {
    tx.actor().requireRole();
    TenderState.TRANSITIONS.next(TenderAct.CANCEL, tender.state());
    Tender current = lockBeforeDeadline(tx, tender);
    invitations.close(tx, tender.id(), ending.code());
    return move(tx, current, TenderAct.CANCEL, ending);
  }

  /** Closes the tender, unless an award is proposed or accepted. */
  Tender closeWithoutAward(Tx tx, Tender tender, Ending ending, TenderAwardSummaries awards) {
    tx.actor().requireRole();
    requireNoAward(tx, tender, awards);
    invitations.end(tx, tender.id(), ending.code());
    return move(tx, find(tx, tender.id()), TenderAct.CLOSE_WITHOUT_AWARD, ending);
  }

  /** Refuses while an award is proposed or accepted, before the reason is validated. */
  static void requireNoAward(Tx tx, Tender tender, TenderAwardSummaries awards) {
    AdvisoryLock.exclusive(tx, tender.id());
    TenderAwardSummaries.Summary newest =
        awards.newest(tx, new TenderSelection.One(tender.id())).get(tender.id());
    if (newest != null && newest.isActive()) {
      throw Problem.of(
              KernelProblem.ILLEGAL_TRANSITION,
              newest.isAccepted()
                  ? Text.of("tender.award_accepted")
                  : Text.of("tender.award_proposed"))
          .with("current_state", tender.state());
    }
  }

  /** Moves the tender to awarded; the award itself is checked by the package {@code award}. */
  public Tender award(Tx tx, Tender tender) {
    return move(tx, tender, TenderAct.AWARD, null);
  }

  public Tender contract(Tx tx, Tender tender) {
    return move(tx, tender, TenderAct.CONTRACT, null);
  }

  private Tender move(Tx tx, Tender tender, TenderAct act, Ending ending) {
    TenderState to = TenderState.TRANSITIONS.next(act, tender.state());
    int moved =
        tx.dao(TenderDao.class)
            .move(
                tx.tenantId(),
                tender.id(),
                tender.state(),
                to,
                tender.version(),
                ending == null ? null : ending.code(),
                tx.now());
    requireCurrentVersion(moved);
    record(tx, tender, act, to, ending == null ? null : ending.asReason());
    return find(tx, tender.id());
  }

  static void record(Tx tx, Tender tender, TenderAct act, TenderState to, String reason) {
    EventLog.appendTransition(
        tx, Transition.of(act, tender.id(), tender.state(), to).withReason(reason));
  }

  /** Takes the lock, reads the clock, then the tender again. */
  private Tender lockBeforeDeadline(Tx tx, Tender tender) {
    Instant now = Deadline.lockExclusive(tx, tender.id());
    Deadline.requireBefore(tender.terms().closesAt(), now, Text.of("tender.too_late_to_cancel"));
    return find(tx, tender.id());
  }

  private static void requireOpened(Tx tx, List<Tender> tenders) {
    List<DueItem> due =
        tenders.stream()
            .filter(tender -> tender.isDueAt(tx.now()))
            .map(
                tender ->
                    new DueItem(
                        tender.tenantId(),
                        tx.actor().sandboxId(),
                        tender.id(),
                        tender.terms().closesAt()))
            .toList();
    if (!due.isEmpty()) {
      throw new OpeningRequiredException(due);
    }
  }

  static void requireDraft(Tender tender) {
    if (tender.state() != TenderState.DRAFT) {
      throw Problem.of(TenderProblem.TENDER_NOT_DRAFT, Text.of("tender.only_a_draft"))
          .with("current_state", tender.state());
    }
  }

  /** {@code current}, unless it is of another version in the same state. */
  static Tender requireUnchanged(Tender read, Tender current) {
    boolean same = current.state() != read.state() || current.version() == read.version();
    StaleVersion.check(same, Text.of("tender.changed_meanwhile"));
    return current;
  }

  static void requireCurrentVersion(int changedRows) {
    StaleVersion.check(changedRows, Text.of("tender.changed_meanwhile"));
  }
}
