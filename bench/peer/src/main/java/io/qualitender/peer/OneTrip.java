package io.qualitender.peer;

import io.qualitender.kernel.tx.Actor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends several statements as one, in one round trip. Without a transaction the connection is in
 * autocommit: then they run in one implicit transaction of their own.
 */
@Component
class OneTrip {

  /** The rows of each statement, in order, after the tenant's time. */
  record Answers(Instant now, List<List<?>> rows) {

    @SuppressWarnings("unchecked")
    <T> List<T> of(int number) {
      return (List<T>) rows.get(number);
    }
  }

  private final NamedParameterJdbcTemplate jdbc;

  OneTrip(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Sets the tenant, then asks. A name has the same value in all statements. */
  Answers begin(Actor actor, Map<String, ?> parameters, Query<?>... queries) {
    List<Query<?>> all = Stream.concat(Tenancy.QUERIES.stream(), Arrays.stream(queries)).toList();
    Map<String, Object> values = Tenancy.parameters(actor);
    values.putAll(parameters);
    List<List<?>> rows = send(values, all);
    return new Answers(Tenancy.now(rows.get(1).get(0)), rows.subList(2, rows.size()));
  }

  List<List<?>> send(Map<String, ?> parameters, List<Query<?>> queries) {
    String sql = queries.stream().map(Query::sql).collect(Collectors.joining(";\n"));
    return jdbc.execute(sql, parameters, statement -> results(statement, queries));
  }

  private static List<List<?>> results(PreparedStatement statement, List<Query<?>> queries)
      throws SQLException {
    List<List<?>> results = new ArrayList<>();
    boolean hasRows = statement.execute();
    for (Query<?> query : queries) {
      if (!hasRows) {
        throw new SQLException("no rows of: " + query.sql());
      }
      try (ResultSet rows = statement.getResultSet()) {
        results.add(mapped(query, rows));
      }
      hasRows = statement.getMoreResults();
    }
    return results;
  }

  private static <T> List<T> mapped(Query<T> query, ResultSet rows) throws SQLException {
    List<T> mapped = new ArrayList<>();
    while (rows.next()) {
      mapped.add(query.mapper().mapRow(rows, mapped.size()));
    }
    return mapped;
  }
}
