package io.qualitender.kernel.job;

import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.tx.Tx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.UUID;

/**
 * Hands work over to a tenant's own transaction, on the connection of the transaction that causes
 * it. It is done after commit, once, by whichever node finds it first.
 */
public final class StagedWork {

  private StagedWork() {}

  /**
   * Stages {@code kind} on {@code subject} for {@code addressee}, which may be another tenant.
   *
   * @return the row, for those who try it right after the commit ({@link StagedWorker#attempt})
   */
  public static Due stage(Tx tx, UUID addressee, String kind, UUID subject) {
    UUID id = Ids.next();
    tx.dao(StagedWorkDao.class)
        .insert(addressee, id, tx.tenantId(), kind, subject, tx.now(), tx.now());
    // Tenants of one sandbox only ever deal with each other.
    return new Due(addressee, tx.actor().sandboxId(), id, tx.now());
  }

  /** The same from the worker, at the addressee's time. */
  public static void stage(
      WorkerTx.Worker tx, UUID addressee, String kind, UUID subject, Instant at) {
    tx.dao(StagedWorkDao.class).insert(addressee, Ids.next(), null, kind, subject, at, at);
  }
}
