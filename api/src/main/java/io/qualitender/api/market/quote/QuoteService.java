package io.qualitender.api.market.quote;

import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.api.market.deadline.OpeningRequiredException;
import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.invitation.InvitationService;
import io.qualitender.api.market.invitation.InvitationState;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.VatRates;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.PublicationProblem;
import io.qualitender.api.market.publication.Publications;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.reference.referential.Versions;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.EventType;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.StaleVersion;
import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The body's acts on its quotes, and the opened quotes for the organization. */
public final class QuoteService {

  private static final EventType DRAFTED = EventType.of("quote.drafted");

  private final InvitationService invitations;
  private final Publications publications;
  private final FrozenData frozen;
  private final Versions<VatRates> vatRates = VatRates.versions();

  public QuoteService(InvitationService invitations, Publications publications, FrozenData frozen) {
    this.invitations = invitations;
    this.publications = publications;
    this.frozen = frozen;
  }

  /** What reading one quote of the body asks. */
  static List<Asked<?>> asked(UUID cbTenantId, UUID id) {
    return List.of(QuoteDao.DUE_BY_ID.with(cbTenantId, id), QuoteDao.BY_ID.with(cbTenantId, id));
  }

  /**
   * The body's own quote, or 404.
   *
   * @throws OpeningRequiredException where its tender's deadline has passed and it is not opened
   *     yet
   */
  Quote find(Tx tx, UUID id) {
    Asked<QuoteDao.Due> due = QuoteDao.DUE_BY_ID.with(tx.tenantId(), id);
    Asked<QuoteRow> row = QuoteDao.BY_ID.with(tx.tenantId(), id);
    List<List<?>> answers = tx.together(due, row);
    requireOpened(tx, due.rows(answers.get(0)));
    return row.rows(answers.get(1)).stream()
        .findFirst()
        .orElseThrow(SqlErrorTranslator::notFound)
        .quote();
  }

  /** The body's own quote with what its view shows, or 404. */
  QuoteRow row(Tx tx, UUID id) {
    return tx.first(QuoteDao.BY_ID.with(tx.tenantId(), id))
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  static Asked<QuoteRow> page(UUID cbTenantId, List<QuoteState> states, Page page, boolean all) {
    return all
        ? QuoteDao.FIRST_PAGE.with(cbTenantId, page.fetch())
        : QuoteDao.PAGE.with(
            cbTenantId, states, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  static Asked<QuoteDao.Due> due(UUID cbTenantId) {
    return QuoteDao.ALL_DUE.with(cbTenantId);
  }

  /** The page asked, once the quotes of due tenders are opened. */
  List<QuoteRow> list(Tx tx, Asked<QuoteRow> page) {
    requireOpened(tx, tx.list(due(tx.tenantId())));
    return tx.list(page);
  }

  /**
   * Checks the given values against the price guide frozen with the tender and the VAT rates of
   * today.
   */
  void check(Tx tx, UUID organization, UUID tenderId, QuoteRequest request, Faults faults) {
    request.check(
        frozen.guide(publications.of(tx, organization, tenderId)),
        vatRates.asOf(Paris.dayOf(tx.now())),
        faults);
  }

  /** Warnings for the body; they refuse nothing. */
  List<Warning> warnings(QuoteContent content, Publication publication) {
    return QuoteWarnings.of(
        content, publication, frozen.guide(publication), frozen.rules(publication));
  }

  /**
   * Creates a working copy for an accepted invitation; values may be missing. That no quote is
   * possible at all is reported before faults in the values.
   */
  Quote draft(Tx tx, Invitation invitation, QuoteRequest request, Faults faults) {
    tx.actor().requireBeforeValues(() -> requireQuotable(tx, invitation));
    check(tx, invitation.tenantId(), invitation.tenderId(), request, faults);
    faults.throwIfAny();
    tx.actor().requireRole();
    QuoteContent content = request.content();
    QuoteDao dao = tx.dao(QuoteDao.class);
    Instant now = tx.now();
    Quote quote = Quote.draft(invitation, tx.tenantId(), content, now);
    if (dao.insert(quote) == 0) {
      throw quoteExists();
    }
    dao.saveDraft(quote.tenantId(), quote.id(), tx.tenantId(), content, now);
    EventLog.append(tx, DRAFTED, quote.id(), Map.of());
    return quote;
  }

  private void requireQuotable(Tx tx, Invitation invitation) {
    InvitationService.requireNotRevoked(invitation);
    if (invitation.state() != InvitationState.ACCEPTED) {
      throw Problem.of(QuoteProblem.INVITATION_NOT_ACCEPTED, Text.of("quote.accept_first"));
    }
    requireBeforeDeadline(tx, invitation);
    if (tx.first(QuoteDao.OF_INVITATION.with(tx.tenantId(), invitation.id())).isPresent()) {
      throw quoteExists();
    }
  }

  private static Problem quoteExists() {
    return Problem.of(QuoteProblem.QUOTE_EXISTS, Text.of("quote.change_yours"));
  }

  /**
   * Updates the working copy; the submitted revision stays valid until the next is submitted. That
   * the quote cannot be changed is reported before faults in the values. An empty patch changes
   * nothing.
   */
  Quote rewrite(Tx tx, Quote quote, RequestBody<QuoteRequest> patch) {
    requireWritable(tx, quote);
    if (!patch.changes().none()) {
      check(tx, quote.tenantId(), quote.tenderId(), patch.value(), patch.faults());
      patch.faults().throwIfAny();
    }
    tx.actor().requireRole();
    if (patch.changes().none()) {
      return quote;
    }
    QuoteContent content = patch.value().content();
    QuoteDao dao = tx.dao(QuoteDao.class);
    requireCurrentVersion(
        dao.touch(
            quote.tenantId(), quote.id(), tx.tenantId(), quote.state(), quote.version(), tx.now()));
    dao.saveDraft(quote.tenantId(), quote.id(), tx.tenantId(), content, tx.now());
    return find(tx, quote.id());
  }

  /**
   * Submits the working copy. Accepted if and only if the clock, read after the tender's lock, is
   * before the deadline; every accepted submission is part of the opening.
   */
  Quote submit(Tx tx, Quote quote) {
    Locked locked = requireWritable(tx, quote);
    missing(quote, locked.row().publication())
        .throwIfAny(QuoteProblem.QUOTE_INCOMPLETE, Text.of("quote.not_ready"));
    tx.actor().requireRole();
    Instant receivedAt = locked.now();
    QuoteState to = QuoteState.TRANSITIONS.next(QuoteAct.SUBMIT, quote.state());
    if (!quote.hasPendingChanges()) {
      throw Problem.of(QuoteProblem.NOTHING_TO_SUBMIT, Text.of("quote.stands_as_received"));
    }

    QuoteDao dao = tx.dao(QuoteDao.class);
    int revision = quote.nextRevision();
    requireCurrentVersion(
        dao.submit(
            quote.tenantId(),
            quote.id(),
            tx.tenantId(),
            quote.state(),
            quote.version(),
            revision,
            receivedAt));
    dao.insertRevision(
        quote.tenantId(),
        quote.id(),
        revision,
        quote.tenderId(),
        tx.tenantId(),
        quote.content(),
        quote.content().sha256(),
        receivedAt);
    dao.dropDraft(quote.tenantId(), quote.id(), tx.tenantId());
    EventLog.appendTransition(
        tx,
        Transition.of(QuoteAct.SUBMIT, quote.id(), quote.state(), to)
            .with(Map.of("revision", revision)));
    return find(tx, quote.id());
  }

  /**
   * The faults for which {@link #submit} would refuse the quote; none once it cannot be changed.
   */
  Faults missing(Quote quote, Publication publication) {
    Faults faults = new Faults();
    if (quote.state().isWritable()) {
      new QuoteRules(frozen.guide(publication), frozen.rules(publication))
          .checkComplete(quote.content(), publication, faults);
    }
    return faults;
  }

  Quote withdraw(Tx tx, Quote quote) {
    tx.actor().requireRole();
    QuoteState to = QuoteState.TRANSITIONS.next(QuoteAct.WITHDRAW, quote.state());
    closedProblem(lock(tx, quote))
        .ifPresent(
            closed -> {
              throw closed;
            });
    requireCurrentVersion(
        tx.dao(QuoteDao.class)
            .withdraw(
                quote.tenantId(),
                quote.id(),
                tx.tenantId(),
                quote.state(),
                quote.version(),
                tx.now()));
    EventLog.appendTransition(tx, Transition.of(QuoteAct.WITHDRAW, quote.id(), quote.state(), to));
    return find(tx, quote.id());
  }

  /**
   * Withdraws the quote of a revoked invitation. Run for the body, in its own transaction; the
   * opening ignores such a quote even before.
   */
  public void revoked(Tx tx, UUID invitationId) {
    AdvisoryLock.shared(tx, invitations.find(tx, invitationId).tenderId());
    QuoteDao dao = tx.dao(QuoteDao.class);
    for (UUID id : tx.list(QuoteDao.OF_INVITATION.with(tx.tenantId(), invitationId))) {
      Quote quote = row(tx, id).quote();
      QuoteState to = QuoteState.TRANSITIONS.next(QuoteAct.WITHDRAW, quote.state());
      requireCurrentVersion(
          dao.withdraw(
              quote.tenantId(),
              quote.id(),
              tx.tenantId(),
              quote.state(),
              quote.version(),
              tx.now()));
      EventLog.appendTransition(
          tx,
          Transition.of(QuoteAct.WITHDRAW, quote.id(), quote.state(), to)
              .withReason("invitation_revoked"));
    }
  }

  /** The tender of an opened quote of the organization; 404 before the opening. */
  public UUID openedTender(Tx tx, UUID quoteId) {
    return tx.dao(QuoteDao.class)
        .openedTender(tx.tenantId(), quoteId)
        .orElseThrow(SqlErrorTranslator::notFound);
  }

  /** The opened quotes of the organization's tender, newest first; none before the opening. */
  public static Asked<OpenedQuote> opened(UUID tenantId, UUID tenderId) {
    return QuoteDao.ALL_OPENED.with(tenantId, tenderId);
  }

  /** The opened quotes of those of the organization's tenders that can still be awarded. */
  public static Asked<OpenedQuote> toAward(UUID tenantId, TenderSelection tenders) {
    return QuoteDao.TO_AWARD.with(tenantId, tenders);
  }

  /** The first page of {@link #opened}. */
  public static Asked<OpenedQuote> openedFirstPage(UUID tenantId, UUID tenderId, Page page) {
    return QuoteDao.OPENED_FIRST_PAGE.with(tenantId, tenderId, page.fetch());
  }

  /** A page after the first. */
  public static Asked<OpenedQuote> openedNextPage(UUID tenantId, UUID tenderId, Page page) {
    return QuoteDao.OPENED_PAGE.with(
        tenantId, tenderId, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  /**
   * @return the instant at which the act is done
   */
  private Instant requireBeforeDeadline(Tx tx, Invitation invitation) {
    Instant now = Deadline.lockShared(tx, invitation.tenderId());
    closedProblem(tx, invitation, now)
        .ifPresent(
            closed -> {
              throw closed;
            });
    return now;
  }

  /**
   * A quote read under its tender's lock.
   *
   * @param now the instant at which the act is done
   */
  private record Locked(Instant now, QuoteRow row) {}

  /** Takes the tender's lock, reads the clock, then the quote and its tender again. */
  private static Locked lock(Tx tx, Quote quote) {
    Asked<Instant> clock = AdvisoryLock.clock();
    Asked<QuoteRow> row = QuoteDao.BY_ID.with(tx.tenantId(), quote.id());
    List<List<?>> answers = tx.together(AdvisoryLock.shared(quote.tenderId()), clock, row);
    return new Locked(clock.rows(answers.get(1)).get(0), row.rows(answers.get(2)).get(0));
  }

  /** Checked before the values, so that a closed quote is reported first. */
  private static Locked requireWritable(Tx tx, Quote quote) {
    if (!quote.state().isWritable()) {
      tx.actor().requireRole();
      throw Problem.of(QuoteProblem.QUOTE_NOT_WRITABLE, Text.of("quote.until_the_deadline"));
    }
    Locked locked = lock(tx, quote);
    Optional<Problem> closed = closedProblem(locked);
    if (closed.isPresent()) {
      tx.actor().requireRole();
      throw closed.get();
    }
    return locked;
  }

  private static Optional<Problem> closedProblem(Locked locked) {
    if (locked.row().revoked()) {
      throw InvitationService.revokedProblem();
    }
    return closedProblem(locked.row().cancelled(), locked.row().publication(), locked.now());
  }

  /**
   * @param now read under the tender's lock
   */
  private Optional<Problem> closedProblem(Tx tx, Invitation invitation, Instant now) {
    Invitation current = invitations.find(tx, invitation.id());
    InvitationService.requireNotRevoked(current);
    return closedProblem(
        current.isCancelled(), publications.of(tx, current.tenantId(), current.tenderId()), now);
  }

  private static Optional<Problem> closedProblem(
      boolean cancelled, Publication publication, Instant now) {
    if (cancelled) {
      return Optional.of(
          Problem.of(PublicationProblem.TENDER_CANCELLED, Text.of("quote.tender_cancelled")));
    }
    if (!publication.isClosedAt(now)) {
      return Optional.empty();
    }
    Instant closesAt = publication.closesAt();
    return Optional.of(Deadline.passed(closesAt, now, Text.of("quote.tender_closed", closesAt)));
  }

  private static void requireOpened(Tx tx, List<QuoteDao.Due> tenders) {
    if (!tenders.isEmpty()) {
      throw new OpeningRequiredException(
          tenders.stream()
              .map(
                  due ->
                      new DueItem(
                          due.organization(), tx.actor().sandboxId(), due.tenderId(), tx.now()))
              .toList());
    }
  }

  private static void requireCurrentVersion(int changedRows) {
    StaleVersion.check(changedRows, Text.of("quote.read_again"));
  }
}
