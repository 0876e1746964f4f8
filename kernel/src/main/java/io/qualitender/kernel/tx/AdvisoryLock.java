package io.qualitender.kernel.tx;

import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.time.Instant;
import java.util.UUID;

/**
 * The transaction-level lock that orders operations around a deadline: shared by those that may run
 * concurrently (submit, withdraw), exclusive for those that end the period (open, award, cancel).
 * The clock must be read in the <em>next</em> statement: read before the lock, or with {@code
 * now()}, acknowledged quotes would be late or missing (docs/decisions/0005).
 */
public final class AdvisoryLock {

  private static final Select<Boolean> SHARED =
      Select.of(
          "select pg_advisory_xact_lock_shared(hashtextextended(:subject, 0)) is null",
          row -> true);

  private static final Select<Boolean> EXCLUSIVE =
      Select.of("select pg_advisory_xact_lock(hashtextextended(:subject, 0)) is null", row -> true);

  private static final Select<Instant> CLOCK = Select.of("select app.clock()", Row::instant);

  private static final Select<Instant> CLOCK_OF =
      Select.of("select app.clock_of(cast(:sandbox as uuid))", Row::instant);

  private AdvisoryLock() {}

  /** Locks {@code subject} in shared mode: to be asked together with what follows. */
  public static Asked<Boolean> shared(UUID subject) {
    return SHARED.with(subject.toString());
  }

  /** Locks {@code subject} in exclusive mode: to be asked together with what follows. */
  public static Asked<Boolean> exclusive(UUID subject) {
    return EXCLUSIVE.with(subject.toString());
  }

  /** The tenant's current time: to be asked after a lock. */
  public static Asked<Instant> clock() {
    return CLOCK.with();
  }

  /** Locks {@code subject} in shared mode, until the transaction ends. */
  public static void shared(Transaction tx, UUID subject) {
    tx.list(shared(subject));
  }

  /** Locks {@code subject} in exclusive mode, until the transaction ends. */
  public static void exclusive(Transaction tx, UUID subject) {
    tx.list(exclusive(subject));
  }

  /** The tenant's current time, read after the locks acquired before. */
  public static Instant clock(Tx tx) {
    return tx.list(clock()).get(0);
  }

  /** The current time of a sandbox, or of live tenants if {@code sandboxId} is null. */
  public static Instant clockOf(WorkerTx.Worker tx, UUID sandboxId) {
    return tx.list(CLOCK_OF.with(sandboxId)).get(0);
  }
}
