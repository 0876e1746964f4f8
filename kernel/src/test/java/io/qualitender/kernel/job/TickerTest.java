package io.qualitender.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The ticker continues after any failure.
 *
 * <p>Fails without {@link CatchAll}: the executor silently drops a task that throws.
 */
class TickerTest {

  private static final List<Throwable> FAILURES =
      List.of(
          new IllegalStateException("an exception"),
          new AssertionError("an assertion"),
          new StackOverflowError("too deep"),
          new NoClassDefFoundError("a jar was replaced"),
          new ExceptionInInitializerError("a class could not be initialized"),
          new InternalError("the machine"));

  @TestFactory
  Stream<DynamicTest> theNextTickComesAfter() {
    System.out.println("ticker: " + FAILURES.size() + " kinds of failure survived");
    return FAILURES.stream()
        .map(
            failure ->
                DynamicTest.dynamicTest(
                    failure.getClass().getSimpleName(),
                    () -> assertThat(ticksAfter(failure)).isTrue()));
  }

  @Test
  void outOfMemoryReachesTheUncaughtExceptionHandler() throws Exception {
    List<Throwable> handled = new CopyOnWriteArrayList<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> handled.add(failure));
    try {
      assertThat(ticksAfter(new OutOfMemoryError("simulated"))).isTrue();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(handled).hasSize(1).first().isInstanceOf(OutOfMemoryError.class);
  }

  private static boolean ticksAfter(Throwable failure) throws InterruptedException {
    AtomicInteger ticks = new AtomicInteger();
    CountDownLatch three = new CountDownLatch(3);
    Ticker ticker =
        new Ticker(
            () -> {
              three.countDown();
              if (ticks.incrementAndGet() == 1) {
                TickerTest.<RuntimeException>sneak(failure);
              }
            },
            Duration.ofMillis(5));
    ticker.start();
    try {
      return three.await(5, TimeUnit.SECONDS);
    } finally {
      ticker.stop();
    }
  }

  /** Any failure, checked or not, as it comes out of generated code. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }
}
