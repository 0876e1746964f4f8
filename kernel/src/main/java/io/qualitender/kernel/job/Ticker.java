package io.qualitender.kernel.job;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that performs due work periodically. No rule depends on it: when it is stopped no tender
 * stays open, no quote is revealed and no reminder is lost (docs/decisions/0007).
 */
public final class Ticker implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

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
        this::tick, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Catches everything: the executor silently drops a task that throws. */
  private void tick() {
    CatchAll.failureOf(dueWork)
        .ifPresent(failure -> LOG.error("a tick failed; the next one will run", failure));
  }

  @Override
  public void stop() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(10, TimeUnit.SECONDS);
  }
}
