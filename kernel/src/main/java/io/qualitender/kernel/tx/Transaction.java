package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** An open database transaction. Its subclasses say as whom; DAOs are only to be had from one. */
public abstract class Transaction {

  private final Handle handle;
  private final Instant now;

  Transaction(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** The room's DAO on this transaction. */
  public <D> D dao(Class<D> type) {
    return handle.attach(type);
  }

  /**
   * The time at the transaction's start, by the clock its tenant lives by. For stamping rows;
   * deadlines are decided by the clock read after a lock.
   */
  public Instant now() {
    return now;
  }

  /** Who is written down as having acted: the API key, or null for the system. */
  public abstract UUID keyId();

  /** Runs after a successful commit, outside the transaction: for wake-ups only. */
  public void afterCommit(Runnable wakeUp) {
    handle.afterCommit(wakeUp);
  }

  Handle handle() {
    return handle;
  }
}
