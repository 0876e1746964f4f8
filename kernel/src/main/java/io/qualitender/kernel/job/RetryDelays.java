package io.qualitender.kernel.job;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The items of one job that failed on this node: how often, and when each is retried. Kept in
 * memory: each node has its own, and a restart retries at once.
 */
final class RetryDelays {

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

  /** 5 s doubled ten times: a maximum delay of about 85 minutes. */
  private static final int MAX_DOUBLINGS = 10;

  private record Key(UUID tenantId, UUID id) {
    static Key of(DueItem due) {
      return new Key(due.tenantId(), due.id());
    }
  }

  private record FailedItem(int failures, long notBefore) {}

  private final LongSupplier nanos;
  private final Map<Key, FailedItem> failed = new HashMap<>();

  /**
   * @param nanos a monotonic clock
   */
  RetryDelays(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Records a failure and doubles the delay.
   *
   * @return the number of failures so far
   */
  synchronized int add(DueItem due) {
    int failures = failures(due) + 1;
    long delay = FIRST_DELAY.toNanos() << Math.min(failures - 1, MAX_DOUBLINGS);
    failed.put(Key.of(due), new FailedItem(failures, nanos.getAsLong() + delay));
    return failures;
  }

  synchronized void remove(DueItem due) {
    failed.remove(Key.of(due));
  }

  /** Removes items that are no longer due. */
  synchronized void keepOnly(Collection<DueItem> due) {
    Set<Key> dueKeys = due.stream().map(Key::of).collect(Collectors.toSet());
    failed.keySet().retainAll(dueKeys);
  }

  synchronized int failures(DueItem due) {
    FailedItem item = failed.get(Key.of(due));
    return item == null ? 0 : item.failures();
  }

  /** Whether the item never failed, or its delay has passed. */
  synchronized boolean isReady(DueItem due) {
    FailedItem item = failed.get(Key.of(due));
    return item == null || nanos.getAsLong() - item.notBefore() >= 0;
  }

  synchronized int size() {
    return failed.size();
  }
}
