package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one place where the tenant is set. Every statement of the work runs in a transaction whose
 * first statement names the tenant; it ends with the transaction, on commit and on rollback.
 *
 * <p>Work is never nested: whoever has a {@link Tx} passes it on. Work that concerns another tenant
 * is another transaction, linked by a staged row.
 */
public final class TenantTx {

  private static final String BEGIN =
      """
      select set_config('app.tenant_id', :tenant, true),
             set_config('app.sandbox_id', :sandbox, true),
             app.clock_of(cast(nullif(:sandbox, '') as uuid)) as now
      """;

  private final Jdbi app;
  private final SqlErrorTranslator failures;

  /** The thread's open transaction, so that nesting is seen as the mistake it is. */
  private final ThreadLocal<UUID> open = new ThreadLocal<>();

  public TenantTx(ConnectionPools pools) {
    this.app = pools.app();
    this.failures = pools.failures();
  }

  /** Runs {@code work} for the actor's tenant: all of it is committed, or nothing. */
  public <R> R run(Actor actor, Function<Tx, R> work) {
    Objects.requireNonNull(actor.tenantId(), "an actor names its tenant");
    if (open.get() != null) {
      throw new IllegalStateException(
          "a tenant transaction is open on this thread: pass its Tx on");
    }
    open.set(actor.tenantId());
    try {
      return failures.translating(
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
