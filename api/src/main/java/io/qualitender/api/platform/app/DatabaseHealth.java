package io.qualitender.api.platform.app;

import com.codahale.metrics.health.HealthCheck;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.PublicTx;

/** Whether the database answers, for the admin port. */
final class DatabaseHealth extends HealthCheck {

  private final PublicTx publicTx;

  DatabaseHealth(ConnectionPools pools) {
    this.publicTx = new PublicTx(pools);
  }

  @Override
  protected Result check() {
    publicTx.run(reading -> reading.now());
    return Result.healthy();
  }
}
