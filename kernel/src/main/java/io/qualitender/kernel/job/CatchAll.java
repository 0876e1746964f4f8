package io.qualitender.kernel.job;

import java.util.Optional;

/**
 * Runs work inside a thread or a loop that must go on whatever the work does: an {@link Error} of
 * one item is no reason to do none of the others.
 */
public final class CatchAll {

  private CatchAll() {}

  /**
   * What the work failed with; empty when it did not. When memory is out, the thread's handler of
   * uncaught failures is told as if nothing had been caught: whether the process goes on is its
   * decision.
   */
  public static Optional<Throwable> failureOf(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (OutOfMemoryError exhausted) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, exhausted);
      return Optional.of(exhausted);
    } catch (Throwable failure) {
      return Optional.of(failure);
    }
  }
}
