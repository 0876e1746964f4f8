package io.qualitender.kernel.job;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tick of one node: nothing but a thread that does what is due, every so often and when woken.
 * Stopping it keeps no tender open, reveals no quote and loses no reminder (docs/decisions/0007).
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

  /** What escaped from here would be the last tick of this node, and nobody would be told. */
  private void tick() {
    CatchAll.failureOf(dueWork)
        .ifPresent(failure -> LOG.error("a tick failed; the next one comes", failure));
  }

  @Override
  public void stop() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(10, TimeUnit.SECONDS);
  }
}
