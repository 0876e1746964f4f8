package io.qualitender.api.app;

import com.codahale.metrics.health.HealthCheck;
import io.qualitender.kernel.tx.Databases;
import io.qualitender.kernel.tx.PublicTx;

/** Whether the database answers, for the admin port. */
final class DatabaseHealth extends HealthCheck {

  private final PublicTx everybody;

  DatabaseHealth(Databases databases) {
    this.everybody = new PublicTx(databases);
  }

  @Override
  protected Result check() {
    everybody.run(reading -> reading.now());
    return Result.healthy();
  }
}
