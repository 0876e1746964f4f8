package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs transactions of a tenant. The first statement of each sets the tenant for row-level
 * security; the setting ends with the transaction.
 *
 * <p>Transactions are not nested: pass the {@link Tx} on. Work for another tenant is a transaction
 * of its own, started from an outbox row.
 */
public final class TenantTx {

  private static final String BEGIN =
      """
      select set_config('app.tenant_id', :tenant, true),
             set_config('app.sandbox_id', :sandbox, true),
             app.clock_of(cast(nullif(:sandbox, '') as uuid)) as now
      """;

  private final Jdbi app;
  private final SqlErrorTranslator sqlErrors;

  /** The tenant of this thread's open transaction, to detect nesting. */
  private final ThreadLocal<UUID> open = new ThreadLocal<>();

  public TenantTx(ConnectionPools pools) {
    this.app = pools.app();
    this.sqlErrors = pools.sqlErrors();
  }

  /** Runs {@code work} in one transaction of the actor's tenant. */
  public <R> R run(Actor actor, Function<Tx, R> work) {
    Objects.requireNonNull(actor.tenantId(), "an actor names its tenant");
    if (open.get() != null) {
      throw new IllegalStateException(
          "a tenant transaction is open on this thread: pass its Tx on");
    }
    open.set(actor.tenantId());
    try {
      return sqlErrors.translate(
          () -> app.inTransaction(handle -> work.apply(begin(handle, actor))));
    } finally {
      open.remove();
    }
  }

  public void execute(Actor actor, Consumer<Tx> work) {
    run(
        actor,
        tx -> {
          work.accept(tx);
          return null;
        });
  }

  private static Tx begin(Handle handle, Actor actor) {
    Instant now =
        handle
            .createQuery(BEGIN)
            .bind("tenant", actor.tenantId().toString())
            .bind("sandbox", actor.sandboxId() == null ? "" : actor.sandboxId().toString())
            .map((row, context) -> row.getTimestamp("now").toInstant())
            .one();
    return new Tx(handle, now, actor);
  }
}
