package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** An open database transaction, and the only source of DAOs. Subclasses say for which role. */
public abstract class Transaction {

  private final Handle handle;
  private final Instant now;

  Transaction(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** A DAO whose statements run in this transaction. */
  public <D> D dao(Class<D> type) {
    return handle.attach(type);
  }

  /**
   * The time at the transaction's start, by the tenant's clock. For timestamps of rows; deadlines
   * are decided by the clock read after a lock ({@link AdvisoryLock#clock}).
   */
  public Instant now() {
    return now;
  }

  /** The API key recorded as the author of changes; null for the system. */
  public abstract UUID keyId();

  /**
   * Runs {@code action} after a successful commit, outside the transaction. Lost if the process
   * ends.
   */
  public void afterCommit(Runnable action) {
    handle.afterCommit(action);
  }

  Handle handle() {
    return handle;
  }
}
