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
 * What of one kind has failed on this node and stays due: how often, and from when on it is tried
 * again. Kept in memory: another node tries for itself, and a new start tries at once.
 */
final class RetryDelays {

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);

  /** Five seconds doubled ten times: about an hour and a half. */
  private static final int MOST_DOUBLINGS = 10;

  private record Key(UUID tenantId, UUID id) {
    static Key of(DueItem due) {
      return new Key(due.tenantId(), due.id());
    }
  }

  private record Setback(int failures, long notBefore) {}

  private final LongSupplier nanos;
  private final Map<Key, Setback> known = new HashMap<>();

  /**
   * @param nanos a clock that only goes forward
   */
  RetryDelays(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Sends it to the back, for twice as long as the last time.
   *
   * @return how often it has failed
   */
  synchronized int add(DueItem due) {
    int failures = failures(due) + 1;
    long delay = FIRST_DELAY.toNanos() << Math.min(failures - 1, MOST_DOUBLINGS);
    known.put(Key.of(due), new Setback(failures, nanos.getAsLong() + delay));
    return failures;
  }

  synchronized void remove(DueItem due) {
    known.remove(Key.of(due));
  }

  /** Forgets what is due no longer. */
  synchronized void keepOnly(Collection<DueItem> due) {
    Set<Key> still = due.stream().map(Key::of).collect(Collectors.toSet());
    known.keySet().retainAll(still);
  }

  synchronized int failures(DueItem due) {
    Setback setback = known.get(Key.of(due));
    return setback == null ? 0 : setback.failures();
  }

  /** Whether it never failed, or its time has come. */
  synchronized boolean mayBeTried(DueItem due) {
    Setback setback = known.get(Key.of(due));
    return setback == null || nanos.getAsLong() - setback.notBefore() >= 0;
  }

  synchronized int size() {
    return known.size();
  }
}
