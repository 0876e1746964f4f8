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
 * Everything that falls due, of all kinds: what the ticker does and what a test clock walks
 * through.
 *
 * <p>Nothing waits behind what fails. What failed goes to the back of its kind, is asked for less
 * and less often and is counted; a kind that takes long gives way to the others after a while.
 */
public final class DueJobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(DueJobRunner.class);
  private static final int BATCH = 500;

  /** After so long the other kinds have their turn; the rest is done at the next tick. */
  private static final Duration TURN = Duration.ofSeconds(5);

  /** A due thing with the work that performs it. */
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

  /** Does what is due now. One kind's failure does not hold up the others. */
  public void performDue() {
    kinds.forEach(
        (work, setbacks) ->
            CatchAll.failureOf(() -> nextBatch(work, setbacks))
                .ifPresent(
                    failure ->
                        LOG.error("what is due of {} cannot be found", nameOf(work), failure)));
  }

  /** How many of each kind have failed and are waiting to be tried again, by the kind's name. */
  public Map<String, Integer> waitingAfterFailure() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    kinds.forEach((work, setbacks) -> counts.merge(nameOf(work), setbacks.size(), Integer::sum));
    return counts;
  }

  /**
   * The earliest thing due in the sandbox up to {@code until}, over all kinds.
   *
   * @param leftOut what has been tried already and stays due
   */
  public Optional<Entry> nextIn(UUID sandbox, Instant until, Set<Entry> leftOut) {
    List<Entry> entries = new ArrayList<>();
    for (DueJob work : kinds.keySet()) {
      work.dueIn(sandbox, until, leftOut.size() + 1).stream()
          .map(due -> new Entry(work, due))
          .filter(entry -> !leftOut.contains(entry))
          .findFirst()
          .ifPresent(entries::add);
    }
    return entries.stream().min(Comparator.comparing(entry -> entry.due().dueAt()));
  }

  private void nextBatch(DueJob work, RetryDelays setbacks) {
    long end = nanos.getAsLong() + TURN.toNanos();
    Set<DueItem> done = new HashSet<>();
    while (nanos.getAsLong() - end < 0) {
      // Those at the back are found too, being due the longest: they must not fill the page.
      int limit = BATCH + setbacks.size();
      List<DueItem> found = work.due(limit);
      boolean all = found.size() < limit;
      if (all) {
        setbacks.keepOnly(found);
      }
      // What was done without failing and is due again would keep those behind it waiting, too.
      List<DueItem> still =
          found.stream().filter(done::contains).filter(setbacks::mayBeTried).toList();
      still.forEach(setbacks::add);
      List<DueItem> now =
          found.stream()
              .filter(setbacks::mayBeTried)
              .sorted(Comparator.comparingInt(setbacks::failures))
              .limit(BATCH)
              .toList();
      performAll(work, setbacks, now, end);
      done.addAll(now);
      if (all || (now.isEmpty() && still.isEmpty())) {
        return;
      }
    }
  }

  private void performAll(DueJob work, RetryDelays setbacks, List<DueItem> now, long end) {
    List<DueItem> together =
        now.stream()
            .filter(due -> work instanceof DueBatchJob && setbacks.failures(due) == 0)
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
              failure -> setBack(work, setbacks, due, failure), () -> setbacks.remove(due));
    }
  }

  /** The trace is worth a place in the log once, not at every attempt. */
  private static void setBack(DueJob work, RetryDelays setbacks, DueItem due, Throwable failure) {
    int failures = setbacks.add(due);
    if (failure instanceof Problem) {
      LOG.warn(
          "{} {} waits: {} (attempt {})",
          nameOf(work),
          due.id(),
          ((Problem) failure).code().code(),
          failures);
    } else if (failures == 1) {
      LOG.error("{} {} failed; it stays due", nameOf(work), due.id(), failure);
    } else {
      LOG.error(
          "{} {} failed again, {} times by now; it stays due: {}",
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
