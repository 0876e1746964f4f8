package io.qualitender.api.market.deadline;

import io.qualitender.kernel.job.DueItem;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs a request, opening first what it finds past its deadline. */
public final class Openings {

  /**
   * A request that meets more deadlines than this one after the other has found a fault of ours.
   */
  private static final int MOST_ROUNDS = 10;

  private final Consumer<DueItem> open;

  /**
   * @param open opens the quotes of one tender, if they are still to be opened
   */
  public Openings(Consumer<DueItem> open) {
    this.open = open;
  }

  /** The answer of {@code request}, which is begun again each time it meets a passed deadline. */
  public <R> R first(Supplier<R> request) {
    for (int round = 1; ; round++) {
      try {
        return request.get();
      } catch (OpeningRequiredException due) {
        if (round == MOST_ROUNDS) {
          throw new IllegalStateException("tenders stay unopened after their deadline", due);
        }
        due.tenders().forEach(open);
      }
    }
  }
}
