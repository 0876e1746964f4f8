package io.qualitender.kernel.idempotency;

import io.qualitender.kernel.job.Due;
import io.qualitender.kernel.job.DueWork;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers kept for repetitions are promised for 24 hours, and go then. */
public final class KeptAnswers implements DueWork {

  private static final int AT_ONCE = 5000;

  private final WorkerTx worker;

  public KeptAnswers(WorkerTx worker) {
    this.worker = worker;
  }

  @Override
  public List<Due> due(int limit) {
    return worker.run(tx -> tx.dao(KeptAnswersDao.class).due(limit));
  }

  /** They live by the world's clock: who repeats a request waits for it in real time. */
  @Override
  public List<Due> dueIn(UUID sandbox, Instant until, int limit) {
    return List.of();
  }

  @Override
  public void perform(Due due) {
    int deleted;
    do {
      deleted = worker.run(tx -> tx.dao(KeptAnswersDao.class).delete(due.tenantId(), AT_ONCE));
    } while (deleted >= AT_ONCE);
  }
}
