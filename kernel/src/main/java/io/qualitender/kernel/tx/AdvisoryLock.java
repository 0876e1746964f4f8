package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.UUID;

/**
 * The lock under which acts race at a deadline: shared by those that may happen side by side
 * (submit, withdraw), exclusive for those that end the race (open, award, cancel). It is held until
 * the transaction ends, and the clock is read in the <em>next</em> statement: read before the lock,
 * or with {@code now()}, acknowledged quotes would be late or missing (docs/decisions/0005).
 */
public final class AdvisoryLock {

  private AdvisoryLock() {}

  /** Takes the lock on {@code subject} together with others who share it. */
  public static void shared(Transaction tx, UUID subject) {
    take(tx, "select pg_advisory_xact_lock_shared(hashtextextended(:subject, 0))", subject);
  }

  /** Takes the lock on {@code subject} alone. */
  public static void exclusive(Transaction tx, UUID subject) {
    take(tx, "select pg_advisory_xact_lock(hashtextextended(:subject, 0))", subject);
  }

  /** The tenant's time now, after whatever lock was taken before. */
  public static Instant clock(Tx tx) {
    return tx.handle()
        .createQuery("select app.clock()")
        .map((row, context) -> row.getTimestamp(1).toInstant())
        .one();
  }

  /** The time of a sandbox, or of live tenants where {@code sandboxId} is null. */
  public static Instant clockOf(WorkerTx.Worker tx, UUID sandboxId) {
    return tx.handle()
        .createQuery("select app.clock_of(:sandbox)")
        .bindByType("sandbox", sandboxId, UUID.class)
        .map((row, context) -> row.getTimestamp(1).toInstant())
        .one();
  }

  private static void take(Transaction tx, String sql, UUID subject) {
    tx.handle()
        .createQuery(sql)
        .bind("subject", subject.toString())
        .map((row, context) -> true)
        .one();
  }
}
