package io.qualitender.kernel.tx;

import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs transactions that read public reference data. Reading a tenant's table fails, since no
 * tenant is set.
 */
public final class PublicTx {

  private final Jdbi app;
  private final SqlErrorTranslator sqlErrors;

  public PublicTx(ConnectionPools pools) {
    this.app = pools.app();
    this.sqlErrors = pools.sqlErrors();
  }

  public <R> R run(Function<Reading, R> work) {
    return sqlErrors.translate(
        () -> app.inTransaction(handle -> work.apply(new Reading(new HandleSession(handle)))));
  }

  /** A transaction without a tenant. */
  public static final class Reading extends Transaction {
    private Reading(HandleSession session) {
      super(session, session.time());
    }

    @Override
    public UUID keyId() {
      return null;
    }
  }
}
