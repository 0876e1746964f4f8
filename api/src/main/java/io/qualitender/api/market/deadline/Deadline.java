package io.qualitender.api.market.deadline;

import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.UUID;

/**
 * The one rule of a tender's deadline: the tender's lock, then the clock in the next statement,
 * then the comparison. An act counts as done at the instant read under the lock, and is refused
 * from the deadline on (docs/decisions/0005).
 */
public final class Deadline {

  private Deadline() {}

  /**
   * Locks the tender together with the acts of other bodies.
   *
   * @return the instant at which the act counts as done
   */
  public static Instant lockShared(Tx tx, UUID tenderId) {
    AdvisoryLock.shared(tx, tenderId);
    return AdvisoryLock.clock(tx);
  }

  /**
   * Locks the tender together with the acts of other bodies, and {@code subject} alone.
   *
   * @return the instant at which the act counts as done
   */
  public static Instant lockShared(Tx tx, UUID tenderId, UUID subject) {
    AdvisoryLock.shared(tx, tenderId);
    AdvisoryLock.exclusive(tx, subject);
    return AdvisoryLock.clock(tx);
  }

  /**
   * Locks the tender alone: no act of a body happens meanwhile.
   *
   * @return the instant at which the act counts as done
   */
  public static Instant lockExclusive(Tx tx, UUID tenderId) {
    AdvisoryLock.exclusive(tx, tenderId);
    return AdvisoryLock.clock(tx);
  }

  /** The deadline itself is already too late. */
  public static boolean isPassed(Instant closesAt, Instant now) {
    return !now.isBefore(closesAt);
  }

  /**
   * @param detail what the caller may do instead
   * @throws Problem 409 {@code deadline_passed}, with the deadline and the time it was judged by
   */
  public static void requireBefore(Instant closesAt, Instant now, Text detail) {
    if (isPassed(closesAt, now)) {
      throw passed(closesAt, now, detail);
    }
  }

  /** The refusal itself. */
  public static Problem passed(Instant closesAt, Instant now, Text detail) {
    return Problem.of(DeadlineProblem.DEADLINE_PASSED, detail)
        .with("deadline", closesAt)
        .with("server_time", now);
  }
}
