package io.qualitender.api.platform.sandbox;

import io.qualitender.kernel.job.CatchAll;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.job.DueJobRunner.Entry;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.ControlTx;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a sandbox's clock as time would: to each instant at which something falls due, doing it
 * there, then to the goal. One at a time, and never backwards. Each step is a transaction of its
 * own, as when the ticker does it.
 */
public final class TestClock {

  private static final Logger LOG = LoggerFactory.getLogger(TestClock.class);

  /** Longer than any step: a mover that has died is not waited for longer than this. */
  private static final int LEASE_SECONDS = 30;

  /** What is still due after so many attempts is left out: it must not keep the clock for ever. */
  private static final int MOST_ATTEMPTS = 3;

  private static final long PAUSE_MILLIS = 100;

  /** Something that makes new work due at every step would keep us for ever. */
  private static final int MOST_STEPS = 20_000;

  private final ControlTx control;
  private final DueJobRunner dueJobs;

  public TestClock(ControlTx control, DueJobRunner dueJobs) {
    this.control = control;
    this.dueJobs = dueJobs;
  }

  /**
   * Answers when all that fell due up to {@code goal} is done and the clock has reached it; at once
   * when it is past it already. What cannot be done stays due, as it would in real time.
   *
   * @throws Problem 409 while another call moves this clock
   */
  void advanceTo(UUID sandboxId, Instant goal) {
    acquire(sandboxId);
    try {
      walk(sandboxId, goal);
    } finally {
      control.run(
          tx -> {
            tx.dao(SandboxDao.class).release(sandboxId);
            return null;
          });
    }
  }

  private void walk(UUID sandboxId, Instant goal) {
    Map<Entry, Integer> attempts = new HashMap<>();
    Set<Entry> leftOut = new HashSet<>();
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<Entry> next = dueJobs.nextIn(sandboxId, goal, leftOut);
      if (next.isEmpty()) {
        move(sandboxId, goal);
        return;
      }
      Entry entry = next.get();
      int before = attempts.merge(entry, 1, Integer::sum) - 1;
      if (before == MOST_ATTEMPTS) {
        leftOut.add(entry);
        continue;
      }
      pause(before);
      move(sandboxId, entry.due().dueAt());
      perform(entry);
    }
    throw new IllegalStateException(
        "after %d steps there is still something due before %s".formatted(MOST_STEPS, goal));
  }

  /** The ticker may have it in hand at this moment: it is asked for again a little later. */
  private static void pause(int attemptsBefore) {
    if (attemptsBefore == 0) {
      return;
    }
    try {
      Thread.sleep(PAUSE_MILLIS * attemptsBefore);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while moving a clock", e);
    }
  }

  private static void perform(Entry entry) {
    CatchAll.failureOf(() -> entry.work().perform(entry.due()))
        .ifPresent(failure -> LOG.error("due work of a sandbox failed; it stays due", failure));
  }

  private void acquire(UUID sandboxId) {
    int taken = control.run(tx -> tx.dao(SandboxDao.class).acquire(sandboxId, LEASE_SECONDS));
    if (taken == 0) {
      throw Problem.of(SandboxProblem.CLOCK_BUSY, Text.of("sandbox.clock_taken"));
    }
  }

  private void move(UUID sandboxId, Instant to) {
    control.run(
        tx -> {
          tx.dao(SandboxDao.class).moveTo(sandboxId, to, LEASE_SECONDS);
          return null;
        });
  }
}
