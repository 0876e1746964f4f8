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
 * Deletes unused sandboxes with every row of their tenants, in two steps: first marked, so that
 * their keys are refused; a minute later, when no request can still run, deleted in one
 * transaction.
 */
public final class UnusedSandboxCleanup implements DueJob {

  private static final Logger LOG = LoggerFactory.getLogger(UnusedSandboxCleanup.class);

  /** Not urgent, and the query reads all sandboxes. */
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final ControlTx control;
  private final WorkerTx worker;
  private final Duration age;
  private final LongSupplier nanos;
  private volatile long nextCheck;

  /**
   * @param age disuse after which a sandbox is deleted
   * @param nanos a monotonic clock
   */
  public UnusedSandboxCleanup(
      ControlTx control, WorkerTx worker, Duration age, LongSupplier nanos) {
    this.control = control;
    this.worker = worker;
    this.age = age;
    this.nanos = nanos;
    this.nextCheck = nanos.getAsLong();
  }

  @Override
  public List<DueItem> due(int limit) {
    if (nanos.getAsLong() - nextCheck < 0) {
      return List.of();
    }
    List<DueItem> due = control.run(tx -> tx.dao(UnusedSandboxDao.class).due(seconds(), limit));
    if (due.size() < limit) {
      nextCheck = nanos.getAsLong() + INTERVAL.toNanos();
    }
    return due;
  }

  /** Nothing: disuse is measured in real time, not by a sandbox's clock. */
  @Override
  public List<DueItem> dueIn(UUID sandbox, Instant until, int limit) {
    return List.of();
  }

  @Override
  public void perform(DueItem due) {
    boolean marked =
        control.run(tx -> tx.dao(UnusedSandboxDao.class).mark(due.id(), seconds())) == 1;
    if (marked || control.run(tx -> tx.dao(UnusedSandboxDao.class).unmark(due.id())) == 1) {
      return;
    }
    long rows = worker.run(tx -> delete(tx.dao(UnusedSandboxDao.class), due.id()));
    if (rows > 0) {
      LOG.info("deleted a sandbox unused for {} days, with {} rows", age.toDays(), rows);
    }
  }

  private static long delete(UnusedSandboxDao dao, UUID sandbox) {
    dao.setDiscarded(sandbox);
    return dao.tables().stream().mapToLong(dao::delete).sum();
  }

  private double seconds() {
    return age.toSeconds();
  }
}
