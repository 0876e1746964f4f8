package io.qualitender.api.market.deadline;

import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The rule of a tender's deadline: take the tender's lock, read the clock in the next statement,
 * compare. An act is done at the instant read under the lock, and is refused from the deadline on
 * (docs/decisions/0005).
 */
public final class Deadline {

  private Deadline() {}

  /**
   * Takes the tender's lock, shared with the acts of other bodies.
   *
   * @return the instant at which the act is done
   */
  public static Instant lockShared(Tx tx, UUID tenderId) {
    return clock(tx.together(AdvisoryLock.shared(tenderId), AdvisoryLock.clock()));
  }

  /**
   * Takes the tender's lock, shared with the acts of other bodies, and the exclusive lock of {@code
   * subject}.
   *
   * @return the instant at which the act is done
   */
  public static Instant lockShared(Tx tx, UUID tenderId, UUID subject) {
    return clock(
        tx.together(
            AdvisoryLock.shared(tenderId), AdvisoryLock.exclusive(subject), AdvisoryLock.clock()));
  }

  /**
   * Takes the tender's exclusive lock: it excludes the acts of all bodies.
   *
   * @return the instant at which the act is done
   */
  public static Instant lockExclusive(Tx tx, UUID tenderId) {
    return clock(tx.together(AdvisoryLock.exclusive(tenderId), AdvisoryLock.clock()));
  }

  private static Instant clock(List<List<?>> answers) {
    return (Instant) answers.get(answers.size() - 1).get(0);
  }

  /** Whether {@code now} is at or after the deadline. */
  public static boolean isPassed(Instant closesAt, Instant now) {
    return !now.isBefore(closesAt);
  }

  /**
   * @param detail what the caller may do instead
   * @throws Problem 409 {@code deadline_passed}, with the deadline and the server's time
   */
  public static void requireBefore(Instant closesAt, Instant now, Text detail) {
    if (isPassed(closesAt, now)) {
      throw passed(closesAt, now, detail);
    }
  }

  /** The problem that {@link #requireBefore} throws. */
  public static Problem passed(Instant closesAt, Instant now, Text detail) {
    return Problem.of(DeadlineProblem.DEADLINE_PASSED, detail)
        .with("deadline", closesAt)
        .with("server_time", now);
  }
}
