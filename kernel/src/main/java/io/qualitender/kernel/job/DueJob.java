package io.qualitender.kernel.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One kind of work that falls due by the clock. Performing it is idempotent and safe on several
 * nodes at once: it takes a lock or compares and swaps, and does nothing where nothing is left.
 */
public interface DueJob {

  /** What is due now, by the clock each tenant lives by, oldest first, at most {@code limit}. */
  List<DueItem> due(int limit);

  /** What falls due in one sandbox up to {@code until}, oldest first, at most {@code limit}. */
  List<DueItem> dueIn(UUID sandbox, Instant until, int limit);

  /** Does it, if it is still to be done. */
  void perform(DueItem due);
}
