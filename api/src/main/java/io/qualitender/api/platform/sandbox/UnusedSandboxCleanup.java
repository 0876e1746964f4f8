package io.qualitender.api.platform.sandbox;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.job.DueJob;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sandboxes that nobody has used for long go, with every row of every tenant in them. In two steps:
 * marked, so that their keys open nothing any more; and a minute later, when no request can be
 * under way, deleted in one transaction.
 */
public final class UnusedSandboxCleanup implements DueJob {

  private static final Logger LOG = LoggerFactory.getLogger(UnusedSandboxCleanup.class);

  /** Nobody waits for this, and looking goes through all sandboxes. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final ControlTx control;
  private final WorkerTx worker;
  private final Duration age;
  private final LongSupplier nanos;
  private volatile long nextLook;

  /**
   * @param age for how long nobody has used one that goes
   * @param nanos a clock that only goes forward
   */
  public UnusedSandboxCleanup(
      ControlTx control, WorkerTx worker, Duration age, LongSupplier nanos) {
    this.control = control;
    this.worker = worker;
    this.age = age;
    this.nanos = nanos;
    this.nextLook = nanos.getAsLong();
  }

  @Override
  public List<DueItem> due(int limit) {
    if (nanos.getAsLong() - nextLook < 0) {
      return List.of();
    }
    List<DueItem> due = control.run(tx -> tx.dao(UnusedSandboxDao.class).due(seconds(), limit));
    if (due.size() < limit) {
      nextLook = nanos.getAsLong() + BETWEEN_LOOKS.toNanos();
    }
    return due;
  }

  /** A sandbox's own clock has no say: years that were played are no years of disuse. */
  @Override
  public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
    return List.of();
  }

  @Override
  public void perform(DueItem due) {
    boolean marked =
        control.run(tx -> tx.dao(UnusedSandboxDao.class).mark(due.id(), seconds())) == 1;
    if (marked || control.run(tx -> tx.dao(UnusedSandboxDao.class).spare(due.id())) == 1) {
      return;
    }
    long rows = worker.run(tx -> delete(tx.dao(UnusedSandboxDao.class), due.id()));
    if (rows > 0) {
      LOG.info("a sandbox unused for {} days went, with {} rows", age.toDays(), rows);
    }
  }

  private static long delete(UnusedSandboxDao dao, UUID sandbox) {
    dao.name(sandbox);
    return dao.tables().stream().mapToLong(dao::delete).sum();
  }

  private double seconds() {
    return age.toSeconds();
  }
}
