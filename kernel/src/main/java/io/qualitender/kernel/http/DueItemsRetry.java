package io.qualitender.kernel.http;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueItemsFirstException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs a request; when it finds due items, performs them and runs it again. */
final class DueItemsRetry {

  /** More rounds than this mean a bug: items are still due after they were performed. */
  private static final int MAX_ROUNDS = 10;

  private final Consumer<DueItem> perform;

  /**
   * @param perform performs one item, unless it is already done
   */
  DueItemsRetry(Consumer<DueItem> perform) {
    this.perform = perform;
  }

  /** The result of {@code request}, which is run again each time it finds due items. */
  <R> R run(Supplier<R> request) {
    for (int round = 1; ; round++) {
      try {
        return request.get();
      } catch (DueItemsFirstException due) {
        if (round == MAX_ROUNDS) {
          throw new IllegalStateException("items are still due after they were performed", due);
        }
        due.items().forEach(perform);
      }
    }
  }
}
