package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.UUID;

/**
 * The transaction-level lock that orders operations around a deadline: shared by those that may run
 * concurrently (submit, withdraw), exclusive for those that end the period (open, award, cancel).
 * The clock must be read in the <em>next</em> statement: read before the lock, or with {@code
 * now()}, acknowledged quotes would be late or missing (docs/decisions/0005).
 */
public final class AdvisoryLock {

  private AdvisoryLock() {}

  /** Locks {@code subject} in shared mode, until the transaction ends. */
  public static void shared(Transaction tx, UUID subject) {
    lock(tx, "select pg_advisory_xact_lock_shared(hashtextextended(:subject, 0))", subject);
  }

  /** Locks {@code subject} in exclusive mode, until the transaction ends. */
  public static void exclusive(Transaction tx, UUID subject) {
    lock(tx, "select pg_advisory_xact_lock(hashtextextended(:subject, 0))", subject);
  }

  /** The tenant's current time, read after the locks acquired before. */
  public static Instant clock(Tx tx) {
    return tx.handle()
        .createQuery("select app.clock()")
        .map((row, context) -> row.getTimestamp(1).toInstant())
        .one();
  }

  /** The current time of a sandbox, or of live tenants if {@code sandboxId} is null. */
  public static Instant clockOf(WorkerTx.Worker tx, UUID sandboxId) {
    return tx.handle()
        .createQuery("select app.clock_of(:sandbox)")
        .bindByType("sandbox", sandboxId, UUID.class)
        .map((row, context) -> row.getTimestamp(1).toInstant())
        .one();
  }

  private static void lock(Transaction tx, String sql, UUID subject) {
    tx.handle()
        .createQuery(sql)
        .bind("subject", subject.toString())
        .map((row, context) -> true)
        .one();
  }
}
