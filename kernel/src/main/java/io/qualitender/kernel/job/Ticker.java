package io.qualitender.kernel.job;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The tick of one node: nothing but a thread that does what is due, every so often and when woken.
 * Stopping it keeps no tender open, reveals no quote and loses no reminder (docs/decisions/0007).
 */
public final class Ticker implements Managed {

  private final Runnable dueWork;
  private final Duration period;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread ticker = new Thread(work, "due-work");
            ticker.setDaemon(true);
            return ticker;
          });

  public Ticker(Runnable dueWork, Duration period) {
    this.dueWork = dueWork;
    this.period = period;
  }

  @Override
  public void start() {
    thread.scheduleWithFixedDelay(
        dueWork, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(10, TimeUnit.SECONDS);
  }
}
