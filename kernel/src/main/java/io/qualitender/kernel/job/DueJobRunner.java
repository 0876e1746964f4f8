package io.qualitender.kernel.job;

import io.qualitender.kernel.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs due items of all jobs: for the ticker, and for a test clock that moves forward.
 *
 * <p>Failing items do not block others: they are retried after the job's other items, with growing
 * delays, and counted. A job that takes long is interrupted so that the others run.
 */
public final class DueJobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DueJobRunner.class);
  private static final int BATCH = 500;

  /** After this time the next job runs; the remaining items are performed at the next tick. */
  private static final Duration MAX_JOB_DURATION = Duration.ofSeconds(5);

  /** A due item with its job. */
  public record Entry(DueJob work, DueItem due) {}

  private final LongSupplier nanos;
  private final Map<DueJob, RetryDelays> kinds = new LinkedHashMap<>();

  public DueJobRunner(List<DueJob> kinds) {
    this(kinds, System::nanoTime);
  }

  DueJobRunner(List<DueJob> kinds, LongSupplier nanos) {
    this.nanos = nanos;
    kinds.forEach(kind -> this.kinds.put(kind, new RetryDelays(nanos)));
  }

  /** Performs what is due now. The failure of one job does not affect the others. */
  public void performDue() {
    kinds.forEach(
        (work, delays) ->
            CatchAll.failureOf(() -> performDueOf(work, delays))
                .ifPresent(
                    failure -> LOG.error("due items of {} cannot be read", nameOf(work), failure)));
  }

  /** The number of items of each job that failed and will be retried, by the job's class name. */
  public Map<String, Integer> waitingAfterFailure() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    kinds.forEach((work, delays) -> counts.merge(nameOf(work), delays.size(), Integer::sum));
    return counts;
  }

  /**
   * The earliest item of any job due in the sandbox by {@code until}.
   *
   * @param excluded items already tried that are still due
   */
  public Optional<Entry> nextIn(UUID sandbox, Instant until, Set<Entry> excluded) {
    List<Entry> entries = new ArrayList<>();
    for (DueJob work : kinds.keySet()) {
      work.dueIn(sandbox, until, excluded.size() + 1).stream()
          .map(due -> new Entry(work, due))
          .filter(entry -> !excluded.contains(entry))
          .findFirst()
          .ifPresent(entries::add);
    }
    return entries.stream().min(Comparator.comparing(entry -> entry.due().dueAt()));
  }

  private void performDueOf(DueJob work, RetryDelays delays) {
    long end = nanos.getAsLong() + MAX_JOB_DURATION.toNanos();
    Set<DueItem> done = new HashSet<>();
    while (nanos.getAsLong() - end < 0) {
      // Delayed items are found too, and first: they must not fill the page.
      int limit = BATCH + delays.size();
      List<DueItem> found = work.due(limit);
      boolean all = found.size() < limit;
      if (all) {
        delays.keepOnly(found);
      }
      // Items performed without failure that are due again would block those after them, too.
      List<DueItem> stillDue =
          found.stream().filter(done::contains).filter(delays::isReady).toList();
      stillDue.forEach(delays::add);
      List<DueItem> now =
          found.stream()
              .filter(delays::isReady)
              .sorted(Comparator.comparingInt(delays::failures))
              .limit(BATCH)
              .toList();
      performAll(work, delays, now, end);
      done.addAll(now);
      if (all || (now.isEmpty() && stillDue.isEmpty())) {
        return;
      }
    }
  }

  private void performAll(DueJob work, RetryDelays delays, List<DueItem> now, long end) {
    List<DueItem> together =
        now.stream()
            .filter(due -> work instanceof DueBatchJob && delays.failures(due) == 0)
            .toList();
    if (!together.isEmpty()
        && CatchAll.failureOf(() -> ((DueBatchJob) work).performAll(together)).isEmpty()) {
      now = now.stream().filter(due -> !together.contains(due)).toList();
    }
    for (DueItem due : now) {
      if (nanos.getAsLong() - end >= 0) {
        return;
      }
      CatchAll.failureOf(() -> work.perform(due))
          .ifPresentOrElse(
              failure -> recordFailure(work, delays, due, failure), () -> delays.remove(due));
    }
  }

  /** Logs the stack trace at the first failure only. */
  private static void recordFailure(
      DueJob work, RetryDelays delays, DueItem due, Throwable failure) {
    int failures = delays.add(due);
    if (failure instanceof Problem) {
      LOG.warn(
          "{} {} was refused: {} (attempt {})",
          nameOf(work),
          due.id(),
          ((Problem) failure).code().code(),
          failures);
    } else if (failures == 1) {
      LOG.error("{} {} failed and will be retried", nameOf(work), due.id(), failure);
    } else {
      LOG.error(
          "{} {} failed {} times and will be retried: {}",
          nameOf(work),
          due.id(),
          failures,
          failure.getClass().getName());
    }
  }

  private static String nameOf(DueJob work) {
    return work.getClass().getSimpleName();
  }
}
