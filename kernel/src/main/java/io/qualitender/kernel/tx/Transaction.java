package io.qualitender.kernel.tx;

import io.qualitender.kernel.sql.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** An open database transaction, and the only source of DAOs. Subclasses say for which role. */
public abstract class Transaction {

  /** How the statements reach the database. */
  interface Session {

    /** For DAOs. */
    Handle handle();

    <T> List<T> list(Asked<T> asked);

    /** The rows of each query, in order, in one round trip. */
    List<List<?>> together(List<Asked<?>> asked);
  }

  private final Session session;
  private final Instant now;

  Transaction(Session session, Instant now) {
    this.session = session;
    this.now = now;
  }

  /** A DAO whose statements run in this transaction. */
  public <D> D dao(Class<D> type) {
    return handle().attach(type);
  }

  /** The rows of a query. */
  public <T> List<T> list(Asked<T> asked) {
    return session.list(asked);
  }

  /** The rows of each query, in order: they run one after another in one round trip. */
  public List<List<?>> together(Asked<?>... asked) {
    return session.together(List.of(asked));
  }

  /** The first row of a query, if there is one. */
  public <T> Optional<T> first(Asked<T> asked) {
    return list(asked).stream().findFirst();
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
    handle().afterCommit(action);
  }

  Handle handle() {
    return session.handle();
  }
}
