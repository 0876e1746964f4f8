package io.qualitender.kernel.tx;

import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.RoundTrip;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An open transaction in which each statement is a round trip. */
record HandleSession(Handle handle) implements Session {

  @Override
  @SuppressWarnings("unchecked")
  public <T> List<T> list(Asked<T> asked) {
    return (List<T>) roundTrip(List.of(asked)).get(0);
  }

  /** The rows of several queries in one round trip. */
  List<List<?>> roundTrip(List<Asked<?>> asked) {
    try {
      return RoundTrip.run(handle.getConnection(), asked);
    } catch (SQLException e) {
      throw SqlErrorTranslator.unchecked(e);
    }
  }
}
