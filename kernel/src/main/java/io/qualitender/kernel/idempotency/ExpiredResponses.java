package io.qualitender.kernel.idempotency;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Deletes responses stored for idempotent retries once they are 24 hours old. */
public final class ExpiredResponses implements DueJob {

  private static final int BATCH_SIZE = 5000;

  private final WorkerTx worker;

  public ExpiredResponses(WorkerTx worker) {
    this.worker = worker;
  }

  @Override
  public List<DueItem> due(int limit) {
    return worker.run(tx -> tx.dao(ExpiredResponsesDao.class).due(limit));
  }

  /** Nothing: responses expire in real time, not by a sandbox's test clock. */
  @Override
  public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
    return List.of();
  }

  @Override
  public void perform(DueItem due) {
    int deleted;
    do {
      deleted =
          worker.run(tx -> tx.dao(ExpiredResponsesDao.class).delete(due.tenantId(), BATCH_SIZE));
    } while (deleted >= BATCH_SIZE);
  }
}
