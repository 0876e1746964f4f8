package io.qualitender.kernel.job;

import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.tx.Tx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Writes outbox rows in the transaction that causes them. Each is handled after commit, once, in a
 * transaction of its addressee, by whichever node finds it first.
 */
public final class OutboxTask {

  private OutboxTask() {}

  /**
   * Adds a task of {@code kind} on {@code subject} for {@code addressee}, which may be another
   * tenant.
   *
   * @return the row, to be tried right after the commit with {@link OutboxWorker#attempt}
   */
  public static DueItem stage(Tx tx, UUID addressee, String kind, UUID subject) {
    UUID id = Ids.next();
    tx.dao(OutboxDao.class).insert(addressee, id, tx.tenantId(), kind, subject, tx.now(), tx.now());
    // Tenants deal only with tenants of the same sandbox.
    return new DueItem(addressee, tx.actor().sandboxId(), id, tx.now());
  }

  /**
   * A task added by the worker.
   *
   * @param at when it is due, in the addressee's time
   */
  public record Staged(UUID addressee, String kind, UUID subject, Instant at) {}

  /** Adds many tasks in one statement. */
  public static void stageAll(WorkerTx.Worker tx, List<Staged> work) {
    if (!work.isEmpty()) {
      tx.dao(OutboxDao.class).insertAll(work.stream().map(each -> Ids.next()).toList(), work);
    }
  }
}
