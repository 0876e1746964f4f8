package io.qualitender.kernel.job;

import java.util.Optional;

/**
 * Runs work in a thread or a loop that must continue after any failure, {@link Error}s included.
 */
public final class CatchAll {

  private CatchAll() {}

  /**
   * Runs {@code work} and returns what it threw; empty if it succeeded. An {@link OutOfMemoryError}
   * is also passed to the thread's uncaught exception handler, which may end the process.
   */
  public static Optional<Throwable> failureOf(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (OutOfMemoryError outOfMemory) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, outOfMemory);
      return Optional.of(outOfMemory);
    } catch (Throwable failure) {
      return Optional.of(failure);
    }
  }
}
