package io.qualitender.kernel.tx;

import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.RoundTrip;
import io.qualitender.kernel.sql.Row;
import io.qualitender.kernel.sql.Select;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An open transaction in which each statement is a round trip. */
record HandleSession(Handle handle) implements Transaction.Session {

  private static final Select<Instant> TIME = Select.of("select clock_timestamp()", Row::instant);

  /** The database's time, for transactions without a tenant. */
  Instant time() {
    return list(TIME.with()).get(0);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> List<T> list(Asked<T> asked) {
    return (List<T>) together(List.of(asked)).get(0);
  }

  @Override
  public List<List<?>> together(List<Asked<?>> asked) {
    try {
      return RoundTrip.run(handle.getConnection(), asked);
    } catch (SQLException e) {
      throw SqlErrorTranslator.unchecked(e);
    }
  }
}
