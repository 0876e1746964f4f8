package io.qualitender.kernel.job;

import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.tx.Tx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Hands work over to a tenant's own transaction, on the connection of the transaction that causes
 * it. It is done after commit, once, by whichever node finds it first.
 */
public final class OutboxTask {

  private OutboxTask() {}

  /**
   * Stages {@code kind} on {@code subject} for {@code addressee}, which may be another tenant.
   *
   * @return the row, for those who try it right after the commit ({@link OutboxWorker#attempt})
   */
  public static DueItem stage(Tx tx, UUID addressee, String kind, UUID subject) {
    UUID id = Ids.next();
    tx.dao(OutboxDao.class).insert(addressee, id, tx.tenantId(), kind, subject, tx.now(), tx.now());
    // Tenants of one sandbox only ever deal with each other.
    return new DueItem(addressee, tx.actor().sandboxId(), id, tx.now());
  }

  /**
   * Work the worker hands over.
   *
   * @param at when it is due, in the addressee's time
   */
  public record Staged(UUID addressee, String kind, UUID subject, Instant at) {}

  /** Much work from the worker, in one statement. */
  public static void stageAll(WorkerTx.Worker tx, List<Staged> work) {
    if (!work.isEmpty()) {
      tx.dao(OutboxDao.class).insertAll(work.stream().map(each -> Ids.next()).toList(), work);
    }
  }
}
