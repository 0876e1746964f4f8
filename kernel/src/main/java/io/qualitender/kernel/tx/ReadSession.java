package io.qualitender.kernel.tx;

import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A read whose queries are sent in the first round trip, together with the tenant. Its answers are
 * kept for the services that ask the same. What was not asked at first costs a round trip of its
 * own, and a DAO opens a transaction: the read stays correct, and a test that counts round trips
 * shows it.
 */
final class ReadSession implements Session, AutoCloseable {

  private final Jdbi jdbi;
  private final Connection connection;
  private final List<Asked<?>> context;
  private final Map<Asked<?>, List<?>> answers = new HashMap<>();
  private HandleSession transaction;

  /**
   * @param connection in autocommit, so that each round trip is a transaction
   * @param context sets the tenant
   */
  ReadSession(Jdbi jdbi, Connection connection, List<Asked<?>> context) {
    this.jdbi = jdbi;
    this.connection = connection;
    this.context = context;
  }

  /** Asks {@code first} in one round trip; the answer of the context's last query. */
  Object open(List<Asked<?>> first) throws SQLException {
    return roundTrip(first).get(context.size() - 1).get(0);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> List<T> list(Asked<T> asked) {
    List<?> known = answers.get(asked);
    if (known == null && transaction != null) {
      return transaction.list(asked);
    }
    if (known == null) {
      try {
        roundTrip(List.of(asked));
      } catch (SQLException e) {
        throw SqlErrorTranslator.unchecked(e);
      }
      known = answers.get(asked);
    }
    return (List<T>) known;
  }

  @Override
  public Handle handle() {
    if (transaction == null) {
      Handle handle = jdbi.open(connection);
      handle.begin();
      transaction = new HandleSession(handle);
      transaction.roundTrip(context);
    }
    return transaction.handle();
  }

  private List<List<?>> roundTrip(List<Asked<?>> asked) throws SQLException {
    List<Asked<?>> all = new ArrayList<>(context);
    all.addAll(asked);
    List<List<?>> results = RoundTrip.run(connection, all);
    for (int i = context.size(); i < all.size(); i++) {
      answers.put(all.get(i), results.get(i));
    }
    return results;
  }

  @Override
  public void close() {
    if (transaction != null) {
      transaction.handle().rollback();
      transaction.handle().close();
    }
  }
}
