package io.qualitender.kernel.tx;

import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs transactions of the worker, which finds due work across tenants and performs operations that
 * belong to no tenant, such as opening the quotes at a deadline. Its database role sees only the
 * columns it needs.
 */
public final class WorkerTx {

  private final Jdbi worker;
  private final SqlErrorTranslator sqlErrors;

  public WorkerTx(ConnectionPools pools) {
    this.worker = pools.worker();
    this.sqlErrors = pools.sqlErrors();
  }

  public <R> R run(Function<Worker, R> work) {
    return sqlErrors.translate(
        () -> worker.inTransaction(handle -> work.apply(new Worker(new HandleSession(handle)))));
  }

  /** A transaction of the worker; changes are recorded as the system's. */
  public static final class Worker extends Transaction {
    private Worker(HandleSession session) {
      super(session, session.time());
    }

    @Override
    public UUID keyId() {
      return null;
    }
  }
}
