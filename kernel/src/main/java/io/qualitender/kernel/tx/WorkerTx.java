package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds work across tenants and performs the few acts that belong to no tenant, such as opening the
 * quotes at a deadline. Its database role sees only the columns it needs of rows that are due.
 */
public final class WorkerTx {

  private final Jdbi worker;
  private final SqlErrorTranslator failures;

  public WorkerTx(ConnectionPools pools) {
    this.worker = pools.worker();
    this.failures = pools.failures();
  }

  public <R> R run(Function<Worker, R> work) {
    return failures.translating(
        () -> worker.inTransaction(handle -> work.apply(new Worker(handle, Clocks.now(handle)))));
  }

  /** A transaction of the worker; what it writes is written as the system. */
  public static final class Worker extends Transaction {
    private Worker(Handle handle, Instant now) {
      super(handle, now);
    }

    @Override
    public UUID keyId() {
      return null;
    }
  }
}
