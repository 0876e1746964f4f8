package io.qualitender.kernel.tx;

import io.qualitender.kernel.sql.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs transactions of a tenant. The first statement of each sets the tenant for row-level
 * security; the setting ends with the transaction.
 *
 * <p>Transactions are not nested: pass the {@link Tx} on. Work for another tenant is a transaction
 * of its own, started from an outbox row.
 */
public final class TenantTx {

  private final Jdbi app;
  private final DataSource connections;
  private final SqlErrorTranslator sqlErrors;
  private final TenantContext context;

  /** The tenant of this thread's open transaction, to detect nesting. */
  private final ThreadLocal<UUID> open = new ThreadLocal<>();

  /**
   * @param validKey an SQL condition that {@code :keyId} is a key of the tenant which is neither
   *     revoked nor expired; asked at the start of each transaction, so that a revocation takes
   *     effect with the next request on every node
   */
  public TenantTx(ConnectionPools pools, String validKey) {
    this.app = pools.app();
    this.connections = pools.appConnections();
    this.sqlErrors = pools.sqlErrors();
    this.context = new TenantContext(validKey);
  }

  /**
   * Runs {@code work} in one transaction of the actor's tenant.
   *
   * @throws io.qualitender.kernel.problem.Problem 401 when the actor's key is no longer valid
   */
  public <R> R run(Actor actor, Function<Tx, R> work) {
    return alone(
        actor,
        () -> app.inTransaction(handle -> work.apply(begin(new HandleSession(handle), actor))));
  }

  public void execute(Actor actor, Consumer<Tx> work) {
    run(
        actor,
        tx -> {
          work.accept(tx);
          return null;
        });
  }

  /**
   * Runs a read: {@code first} is sent in one round trip together with the tenant. What {@code
   * work} reads besides costs further round trips.
   *
   * @throws io.qualitender.kernel.problem.Problem 401 when the actor's key is no longer valid
   */
  public <R> R read(Actor actor, List<Asked<?>> first, Function<Tx, R> work) {
    return alone(actor, () -> readOnce(actor, first, work));
  }

  private <R> R readOnce(Actor actor, List<Asked<?>> first, Function<Tx, R> work) {
    try (ReadSession session = new ReadSession(app, connections, context.of(actor))) {
      Instant now = TenantContext.now(session.open(first));
      return work.apply(new Tx(session, now, actor));
    }
  }

  private <R> R alone(Actor actor, Supplier<R> work) {
    Objects.requireNonNull(actor.tenantId(), "an actor names its tenant");
    if (open.get() != null) {
      throw new IllegalStateException(
          "a tenant transaction is open on this thread: pass its Tx on");
    }
    open.set(actor.tenantId());
    try {
      return sqlErrors.translate(work);
    } finally {
      open.remove();
    }
  }

  private Tx begin(HandleSession session, Actor actor) {
    List<List<?>> answers = session.together(context.of(actor));
    Instant now = TenantContext.now(answers.get(answers.size() - 1).get(0));
    return new Tx(session, now, TenantContext.known(actor, answers));
  }
}
