package io.qualitender.kernel.http;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueItemsFirstException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs a request, doing first what it finds due. */
final class DueItemsRetry {

  /** A request that meets more due items than this, one after the other, has found a bug. */
  private static final int MAX_ROUNDS = 10;

  private final Consumer<DueItem> perform;

  /**
   * @param perform does one item, if it is still to be done
   */
  DueItemsRetry(Consumer<DueItem> perform) {
    this.perform = perform;
  }

  /** The answer of {@code request}, which is begun again each time it meets due items. */
  <R> R run(Supplier<R> request) {
    for (int round = 1; ; round++) {
      try {
        return request.get();
      } catch (DueItemsFirstException due) {
        if (round == MAX_ROUNDS) {
          throw new IllegalStateException("what is due stays undone", due);
        }
        due.items().forEach(perform);
      }
    }
  }
}
