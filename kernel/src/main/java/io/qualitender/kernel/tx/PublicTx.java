package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads public reference data without a tenant. A tenant's table read here raises, since no tenant
 * is set.
 */
public final class PublicTx {

  private final Jdbi app;
  private final SqlErrorTranslator failures;

  public PublicTx(ConnectionPools pools) {
    this.app = pools.app();
    this.failures = pools.failures();
  }

  public <R> R run(Function<Reading, R> work) {
    return failures.translating(
        () -> app.inTransaction(handle -> work.apply(new Reading(handle, Clocks.now(handle)))));
  }

  /** A transaction that belongs to nobody. */
  public static final class Reading extends Transaction {
    private Reading(Handle handle, Instant now) {
      super(handle, now);
    }

    @Override
    public UUID keyId() {
      return null;
    }
  }
}
