package io.qualitender.kernel.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends several queries in one round trip: as one statement text, whose parts the driver prepares
 * on the server and executes one after another. On a connection in autocommit they run in one
 * implicit transaction: a setting made by the first part with {@code set_config(…, true)} holds for
 * the others and ends with them, and an error in one part undoes all.
 */
public final class RoundTrip {

  /** The texts sent, by their queries: the same text lets the driver find the prepared parts. */
  private static final Map<List<Select<?>>, String> TEXTS = new ConcurrentHashMap<>();

  private RoundTrip() {}

  /**
   * The rows of each query, in order.
   *
   * @throws SQLException also if the connection does not execute the parts as described, as with
   *     {@code preferQueryMode=simple}
   */
  public static List<List<?>> run(Connection connection, List<Asked<?>> asked) throws SQLException {
    List<Select<?>> queries = new ArrayList<>(asked.size());
    asked.forEach(each -> queries.add(each.query()));
    String text = TEXTS.computeIfAbsent(List.copyOf(queries), RoundTrip::text);
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      int place = 0;
      for (Asked<?> each : asked) {
        for (int value : each.query().valueOfPlace()) {
          bind(connection, statement, ++place, each.values()[value]);
        }
      }
      return results(statement, asked);
    }
  }

  private static String text(List<Select<?>> queries) {
    return String.join(";\n", queries.stream().map(Select::statement).toList());
  }

  private static List<List<?>> results(PreparedStatement statement, List<Asked<?>> asked)
      throws SQLException {
    List<List<?>> results = new ArrayList<>(asked.size());
    boolean hasRows = statement.execute();
    for (Asked<?> each : asked) {
      if (!hasRows) {
        throw new SQLException("no result of: " + each);
      }
      try (ResultSet result = statement.getResultSet()) {
        results.add(rows(each.query().mapper(), new Row(result)));
      }
      hasRows = statement.getMoreResults();
    }
    return results;
  }

  private static <T> List<T> rows(RowMapper<T> mapper, Row row) throws SQLException {
    List<T> rows = new ArrayList<>();
    while (row.next()) {
      rows.add(mapper.map(row));
    }
    return rows;
  }

  /**
   * Each parameter has a type: the driver would ask the server for one that has none, and send the
   * parts one by one from then on.
   */
  private static void bind(
      Connection connection, PreparedStatement statement, int place, Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(place, Types.VARCHAR);
    } else if (value instanceof Instant instant) {
      statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof Enum<?> constant) {
      statement.setString(place, Words.of(constant));
    } else if (value instanceof Collection<?> values) {
      statement.setArray(place, array(connection, values));
    } else {
      statement.setObject(place, value);
    }
  }

  /** Ids, or words of an enum. */
  private static java.sql.Array array(Connection connection, Collection<?> values)
      throws SQLException {
    boolean ids = values.stream().anyMatch(UUID.class::isInstance);
    Object[] elements =
        values.stream().map(each -> each instanceof Enum<?> word ? Words.of(word) : each).toArray();
    return connection.createArrayOf(ids ? "uuid" : "text", elements);
  }
}
