package io.qualitender.api.market.opening;

import io.qualitender.api.market.deadline.Deadline;
import io.qualitender.api.market.quote.QuoteAct;
import io.qualitender.api.market.quote.QuoteState;
import io.qualitender.api.market.tender.TenderAct;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The opening of quotes ("ouverture des plis"): at the submission deadline all submitted quotes of
 * a tender become readable at once, in one transaction under the tender's exclusive lock. The
 * deadline is decided by the clock read after that lock. Opening is idempotent and is triggered by
 * the scheduler, by a test clock, or by the first request on the tender.
 */
public final class QuoteOpener implements DueJob {

  private final WorkerTx worker;

  public QuoteOpener(WorkerTx worker) {
    this.worker = worker;
  }

  @Override
  public List<DueItem> due(int limit) {
    return worker.run(tx -> tx.dao(OpeningDao.class).due(limit));
  }

  @Override
  public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
    return worker.run(tx -> tx.dao(OpeningDao.class).dueIn(sandbox, until, limit));
  }

  @Override
  public void perform(DueItem due) {
    worker.run(
        tx -> {
          AdvisoryLock.exclusive(tx, due.id());
          Instant now = AdvisoryLock.clockOf(tx, due.sandboxId());
          tx.dao(OpeningDao.class)
              .tender(due.tenantId(), due.id())
              .filter(tender -> tender.state() == TenderState.OPEN)
              .filter(tender -> Deadline.isPassed(tender.closesAt(), now))
              .ifPresent(tender -> open(tx, due, tender.version(), now));
          return null;
        });
  }

  private static void open(WorkerTx.Worker tx, DueItem due, int version, Instant now) {
    OpeningDao dao = tx.dao(OpeningDao.class);
    List<OpeningDao.Opened> opened = dao.openQuotes(due.tenantId(), due.id(), now);
    dao.openRevisions(due.tenantId(), opened, now);
    dao.revealDeclines(due.tenantId(), due.id(), now);

    TenderAct act = opened.isEmpty() ? TenderAct.CLOSE_EMPTY : TenderAct.OPEN_QUOTES;
    TenderState to = TenderState.TRANSITIONS.next(act, TenderState.OPEN);
    String reason = opened.isEmpty() ? "no_quotes" : null;
    int moved = dao.move(due.tenantId(), due.id(), to, version, reason, now);
    if (moved != 1) {
      throw new IllegalStateException("tender changed although its exclusive lock is held");
    }
    EventLog.appendTransition(
        tx,
        due.tenantId(),
        Transition.of(act, due.id(), TenderState.OPEN, to)
            .withReason(reason)
            .with(Map.of("quotes", opened.size())),
        now);
    for (OpeningDao.Opened quote : opened) {
      EventLog.appendTransition(
          tx,
          quote.cbTenantId(),
          Transition.of(QuoteAct.OPEN, quote.quoteId(), QuoteState.SUBMITTED, QuoteState.OPENED),
          now);
    }
  }
}
