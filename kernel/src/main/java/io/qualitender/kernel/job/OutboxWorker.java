package io.qualitender.kernel.job;

import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.Tx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs outbox tasks: finds them as the worker, handles each as the tenant it is addressed to.
 */
public final class OutboxWorker implements DueJob {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

  /** After this many attempts a row is marked dead; the delay doubles each time. */
  private static final int MAX_ATTEMPTS = 12;

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

  private final TenantTx tenants;
  private final WorkerTx worker;
  private final Map<String, OutboxHandler> handlers;

  /**
   * @param handlers by kind; they may be completed until the first task is performed
   */
  public OutboxWorker(TenantTx tenants, WorkerTx worker, Map<String, OutboxHandler> handlers) {
    this.tenants = tenants;
    this.worker = worker;
    this.handlers = Collections.unmodifiableMap(handlers);
  }

  @Override
  public List<DueItem> due(int limit) {
    return worker.run(tx -> tx.dao(OutboxDao.class).due(limit));
  }

  @Override
  public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
    return worker.run(tx -> tx.dao(OutboxDao.class).dueIn(sandbox, until, limit));
  }

  @Override
  public void perform(DueItem due) {
    Actor actor = Actor.system(due.tenantId(), due.sandboxId());
    CatchAll.failureOf(() -> tenants.execute(actor, tx -> handle(tx, due)))
        .ifPresent(
            failure -> {
              LOG.warn("outbox task {} failed and will be retried", due.id(), failure);
              recordFailure(actor, due, failure);
            });
  }

  private void handle(Tx tx, DueItem due) {
    OutboxDao dao = tx.dao(OutboxDao.class);
    dao.claim(due.tenantId(), due.id())
        .ifPresent(
            row -> {
              handlerOf(row.kind()).handle(tx, row.subjectId());
              dao.done(due.tenantId(), row.id(), tx.now());
            });
  }

  /**
   * Tries a task that has just been committed, so that the next read sees its effect. Never throws:
   * a task that fails is retried by the ticker.
   */
  public void attempt(DueItem due) {
    CatchAll.failureOf(() -> perform(due))
        .ifPresent(failure -> LOG.warn("outbox task {} is left to the ticker", due.id(), failure));
  }

  private OutboxHandler handlerOf(String kind) {
    OutboxHandler handler = handlers.get(kind);
    if (handler == null) {
      throw new IllegalStateException("no handler for outbox tasks of kind " + kind);
    }
    return handler;
  }

  private void recordFailure(Actor actor, DueItem due, Throwable failure) {
    tenants.execute(
        actor,
        tx -> {
          OutboxDao dao = tx.dao(OutboxDao.class);
          dao.claim(due.tenantId(), due.id())
              .ifPresent(
                  row -> {
                    if (row.attempts() + 1 == MAX_ATTEMPTS) {
                      LOG.error(
                          "outbox task {} of kind {} failed {} times and is marked dead",
                          due.id(),
                          row.kind(),
                          MAX_ATTEMPTS);
                    }
                    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(row.attempts(), 10));
                    dao.failed(
                        due.tenantId(),
                        row.id(),
                        failure.getClass().getSimpleName(),
                        tx.now().plus(delay),
                        MAX_ATTEMPTS);
                  });
        });
  }
}
