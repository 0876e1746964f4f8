package io.qualitender.kernel.idempotency;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers kept for repetitions are promised for 24 hours, and go then. */
public final class ExpiredResponses implements DueJob {

  private static final int AT_ONCE = 5000;

  private final WorkerTx worker;

  public ExpiredResponses(WorkerTx worker) {
    this.worker = worker;
  }

  @Override
  public List<DueItem> due(int limit) {
    return worker.run(tx -> tx.dao(ExpiredResponsesDao.class).due(limit));
  }

  /** They live by the world's clock: who repeats a request waits for it in real time. */
  @Override
  public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
    return List.of();
  }

  @Override
  public void perform(DueItem due) {
    int deleted;
    do {
      deleted = worker.run(tx -> tx.dao(ExpiredResponsesDao.class).delete(due.tenantId(), AT_ONCE));
    } while (deleted >= AT_ONCE);
  }
}
