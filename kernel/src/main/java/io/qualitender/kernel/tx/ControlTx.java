package io.qualitender.kernel.tx;

import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs transactions of the control plane: tenants, credentials, the directory. Its database role
 * has no grants in schema {@code app}.
 */
public final class ControlTx {

  private final Jdbi control;
  private final SqlErrorTranslator sqlErrors;

  public ControlTx(ConnectionPools pools) {
    this.control = pools.control();
    this.sqlErrors = pools.sqlErrors();
  }

  public <R> R run(Function<Control, R> work) {
    return sqlErrors.translate(
        () -> control.inTransaction(handle -> work.apply(new Control(new HandleSession(handle)))));
  }

  /** A transaction of the control plane. */
  public static final class Control extends Transaction {
    private Control(HandleSession session) {
      super(session, session.time());
    }

    @Override
    public UUID keyId() {
      return null;
    }
  }
}
