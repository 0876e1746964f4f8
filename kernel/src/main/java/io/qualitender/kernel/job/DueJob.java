package io.qualitender.kernel.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One kind of work that becomes due by the clock. Performing an item is idempotent and safe on
 * several nodes at once: it locks or compares and swaps, and does nothing if the item is already
 * done.
 */
public interface DueJob {

  /** Items due now, by each tenant's clock, oldest first, at most {@code limit}. */
  List<DueItem> due(int limit);

  /** Items of one sandbox due by {@code until}, oldest first, at most {@code limit}. */
  List<DueItem> dueIn(UUID sandbox, Instant until, int limit);

  /** Performs the item, unless it is already done. */
  void perform(DueItem due);
}
