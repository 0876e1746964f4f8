package io.qualitender.kernel.job;

import io.qualitender.kernel.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that falls due, of all kinds: what the ticker does and what a test clock walks
 * through.
 */
public final class Agenda {

  private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);
  private static final int BATCH = 500;

  /** A bound for one tick: what fails stays due and must not keep the others waiting for ever. */
  private static final int MOST_BATCHES = 200;

  /** A due thing with the work that performs it. */
  public record Entry(DueWork work, Due due) {}

  private final List<DueWork> kinds;

  public Agenda(List<DueWork> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /** Does what is due now. One kind's failure does not hold up the others. */
  public void doWhatIsDue() {
    for (DueWork work : kinds) {
      attempt(() -> drain(work));
    }
  }

  /**
   * The earliest thing due in the sandbox up to {@code until}, over all kinds.
   *
   * @param leftOut what has been tried already and stays due
   */
  public Optional<Entry> nextIn(UUID sandbox, Instant until, Set<Entry> leftOut) {
    List<Entry> entries = new ArrayList<>();
    for (DueWork work : kinds) {
      work.dueIn(sandbox, until, leftOut.size() + 1).stream()
          .map(due -> new Entry(work, due))
          .filter(entry -> !leftOut.contains(entry))
          .findFirst()
          .ifPresent(entries::add);
    }
    return entries.stream().min(Comparator.comparing(entry -> entry.due().dueAt()));
  }

  private static void drain(DueWork work) {
    for (int batch = 0; batch < MOST_BATCHES; batch++) {
      List<Due> found = work.due(BATCH);
      performAll(work, found);
      if (found.size() < BATCH) {
        return;
      }
    }
  }

  private static void performAll(DueWork work, List<Due> found) {
    boolean together =
        work instanceof DueBatch && attempt(() -> ((DueBatch) work).performAll(found));
    if (!together) {
      found.forEach(due -> attempt(() -> work.perform(due)));
    }
  }

  private static boolean attempt(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Problem waiting) {
      LOG.warn("due work waits: {}", waiting.code().code());
      return false;
    } catch (RuntimeException failure) {
      LOG.error("due work failed; it stays due", failure);
      return false;
    }
  }
}
