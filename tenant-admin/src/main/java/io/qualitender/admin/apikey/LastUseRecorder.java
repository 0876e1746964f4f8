package io.qualitender.admin.apikey;

import io.dropwizard.lifecycle.Managed;
import io.qualitender.kernel.job.CatchAll;
import io.qualitender.kernel.tx.ControlTx;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records in the background the day on which a key was last used, at most once a day. When the
 * queue is full or the write fails, it is recorded after the key is next looked up.
 */
public final class LastUseRecorder implements Managed {

  private static final Logger LOG = LoggerFactory.getLogger(LastUseRecorder.class);
  private static final int QUEUE_CAPACITY = 1000;

  private final ControlTx control;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUE_CAPACITY),
          work -> {
            Thread recorder = new Thread(work, "key-last-use");
            recorder.setDaemon(true);
            return recorder;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  public LastUseRecorder(ControlTx control) {
    this.control = control;
  }

  void record(UUID tenantId, UUID keyId, LocalDate day) {
    thread.execute(() -> write(tenantId, keyId, day));
  }

  private void write(UUID tenantId, UUID keyId, LocalDate day) {
    CatchAll.failureOf(
            () ->
                control.run(
                    tx -> {
                      tx.dao(ApiKeyDao.class).setLastUsedOn(tenantId, keyId, day);
                      return null;
                    }))
        .ifPresent(failure -> LOG.warn("the last use of a key was not recorded", failure));
  }

  @Override
  public void stop() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(2, TimeUnit.SECONDS);
  }
}
