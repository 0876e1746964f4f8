package io.qualitender.kernel.tx;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The database's clock, for transactions without a tenant. */
final class Clocks {

  private Clocks() {}

  static Instant now(Handle handle) {
    return handle
        .createQuery("select clock_timestamp()")
        .map((row, context) -> row.getTimestamp(1).toInstant())
        .one();
  }
}
