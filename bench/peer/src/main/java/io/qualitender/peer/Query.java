package io.qualitender.peer;

import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A statement with named parameters, and the mapper of its rows. */
record Query<T>(String sql, RowMapper<T> mapper) {

  JdbcClient.MappedQuerySpec<T> on(JdbcClient jdbc, Map<String, ?> parameters) {
    return jdbc.sql(sql).params(parameters).query(mapper);
  }

  /** A statement that changes rows; each changed one gives a row, so that it can be in a trip. */
  static Query<Integer> change(String sql) {
    return new Query<>(sql + " returning 1", (row, number) -> 1);
  }
}
