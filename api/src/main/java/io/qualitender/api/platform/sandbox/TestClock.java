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
 * Advances a sandbox's clock as time would: to each instant at which work is due, performs it, then
 * to the goal. One call at a time, never backwards. Each step is its own transaction, as for the
 * ticker.
 */
public final class TestClock {

  private static final Logger LOG = LoggerFactory.getLogger(TestClock.class);

  /** Longer than any step: after this the lease of a crashed call expires. */
  private static final int LEASE_SECONDS = 30;

  /** Work still due after this many attempts is skipped, so that the clock can advance. */
  private static final int MAX_ATTEMPTS = 3;

  private static final long PAUSE_MILLIS = 100;

  /** Guards against work that makes new work due at every step. */
  private static final int MAX_STEPS = 20_000;

  private final ControlTx control;
  private final DueJobRunner dueJobs;

  public TestClock(ControlTx control, DueJobRunner dueJobs) {
    this.control = control;
    this.dueJobs = dueJobs;
  }

  /**
   * Returns once all work due up to {@code goal} is done and the clock has reached it; at once when
   * it is past it already. Work that fails stays due, as in real time.
   *
   * @throws Problem 409 while another call advances this clock
   */
  void advanceTo(UUID sandboxId, Instant goal) {
    acquire(sandboxId);
    try {
      runSteps(sandboxId, goal);
    } finally {
      control.run(
          tx -> {
            tx.dao(SandboxDao.class).release(sandboxId);
            return null;
          });
    }
  }

  private void runSteps(UUID sandboxId, Instant goal) {
    Map<Entry, Integer> attempts = new HashMap<>();
    Set<Entry> skipped = new HashSet<>();
    for (int step = 0; step < MAX_STEPS; step++) {
      Optional<Entry> next = dueJobs.nextIn(sandboxId, goal, skipped);
      if (next.isEmpty()) {
        move(sandboxId, goal);
        return;
      }
      Entry entry = next.get();
      int before = attempts.merge(entry, 1, Integer::sum) - 1;
      if (before == MAX_ATTEMPTS) {
        skipped.add(entry);
        continue;
      }
      pause(before);
      move(sandboxId, entry.due().dueAt());
      perform(entry);
    }
    throw new IllegalStateException(
        "work is still due after %d steps, before %s".formatted(MAX_STEPS, goal));
  }

  /** The ticker may be performing it: retry a little later. */
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
