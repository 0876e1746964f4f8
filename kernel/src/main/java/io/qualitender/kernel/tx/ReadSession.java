package io.qualitender.kernel.tx;

import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.sql.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A read whose queries are sent in the first round trip, together with the tenant. Its answers are
 * kept for the services that ask the same. What was not asked at first costs a round trip of its
 * own, and a DAO opens a transaction: the read stays correct, and a test that counts round trips
 * shows it.
 */
final class ReadSession implements Transaction.Session, AutoCloseable {

  private final Jdbi jdbi;
  private final DataSource connections;
  private final List<Asked<?>> context;
  private final Map<Asked<?>, List<?>> answers = new HashMap<>();
  private HandleSession transaction;

  /**
   * @param connections in autocommit, so that each round trip is a transaction; one is held no
   *     longer than that
   * @param context sets the tenant
   */
  ReadSession(Jdbi jdbi, DataSource connections, List<Asked<?>> context) {
    this.jdbi = jdbi;
    this.connections = connections;
    this.context = context;
  }

  /** Asks {@code first} in one round trip; the answer of the context's last query. */
  Object open(List<Asked<?>> first) {
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
      roundTrip(List.of(asked));
      known = answers.get(asked);
    }
    return (List<T>) known;
  }

  @Override
  public List<List<?>> together(List<Asked<?>> asked) {
    List<Asked<?>> unknown = asked.stream().filter(each -> !answers.containsKey(each)).toList();
    if (!unknown.isEmpty() && transaction == null) {
      roundTrip(unknown);
    } else if (!unknown.isEmpty()) {
      keep(unknown, transaction.together(unknown));
    }
    List<List<?>> results = new ArrayList<>();
    asked.forEach(each -> results.add(answers.get(each)));
    return results;
  }

  @Override
  public Handle handle() {
    if (transaction == null) {
      Handle handle = jdbi.open();
      handle.begin();
      transaction = new HandleSession(handle);
      transaction.together(context);
    }
    return transaction.handle();
  }

  private List<List<?>> roundTrip(List<Asked<?>> asked) {
    List<Asked<?>> all = new ArrayList<>(context);
    all.addAll(asked);
    List<List<?>> results = send(all);
    keep(all, results);
    return results;
  }

  private void keep(List<Asked<?>> asked, List<List<?>> results) {
    for (int i = 0; i < asked.size(); i++) {
      answers.put(asked.get(i), results.get(i));
    }
  }

  private List<List<?>> send(List<Asked<?>> all) {
    try (Connection connection = connection()) {
      return RoundTrip.run(connection, all);
    } catch (SQLException e) {
      throw SqlErrorTranslator.unchecked(e);
    }
  }

  private Connection connection() {
    try {
      return connections.getConnection();
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  @Override
  public void close() {
    if (transaction != null) {
      transaction.handle().rollback();
      transaction.handle().close();
    }
  }
}
