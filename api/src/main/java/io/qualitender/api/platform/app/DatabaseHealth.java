package io.qualitender.api.platform.app;

import com.codahale.metrics.health.HealthCheck;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.PublicTx;

/** Whether the database answers, for the admin port. */
final class DatabaseHealth extends HealthCheck {

  private final PublicTx everybody;

  DatabaseHealth(ConnectionPools pools) {
    this.everybody = new PublicTx(pools);
  }

  @Override
  protected Result check() {
    everybody.run(reading -> reading.now());
    return Result.healthy();
  }
}
