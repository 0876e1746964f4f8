package io.qualitender.kernel.http;

import io.qualitender.kernel.job.DueItem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.tx.PublicTx;
import io.qualitender.kernel.tx.TenantTx;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs the transaction of a request that changes nothing. */
public final class Reads {

  private final TenantTx tenantTx;
  private final PublicTx publicTx;
  private final DueItemsRetry retry;

  /**
   * @param dueItems performs what a request finds due, such as opening quotes
   */
  public Reads(TenantTx tenantTx, PublicTx publicTx, Consumer<DueItem> dueItems) {
    this.tenantTx = tenantTx;
    this.publicTx = publicTx;
    this.retry = new DueItemsRetry(dueItems);
  }

  /** Reads as the caller's tenant; due items the request finds are performed first. */
  public Response run(Call call, Function<Tx, Reply> work) {
    return retry.run(() -> tenantTx.run(call.actor(), tx -> work.apply(tx).to(call)));
  }

  /**
   * Reads as the caller's tenant in one round trip, if {@code work} asks nothing but {@code first}
   * (docs/decisions/0042).
   */
  public Response run(Call call, List<Asked<?>> first, Function<Tx, Reply> work) {
    return retry.run(() -> tenantTx.read(call.actor(), first, tx -> work.apply(tx).to(call)));
  }

  /** Reads public reference data. */
  public Response runPublic(Call call, Function<PublicTx.Reading, Reply> work) {
    return publicTx.run(reading -> work.apply(reading).to(call));
  }
}
