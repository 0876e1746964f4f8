package io.qualitender.api.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Plain SQL for tests that look behind the API. */
public final class Sql {

  /** What is done with a connection. */
  @FunctionalInterface
  public interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  private Sql() {}

  /** The first column of all rows, as text; null stays null. */
  public static List<String> texts(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  /** The first column of the first row, as text; null where there is no row. */
  public static String text(Connection connection, String sql, Object... values)
      throws SQLException {
    List<String> texts = texts(connection, sql, values);
    return texts.isEmpty() ? null : texts.get(0);
  }

  /** How many rows it wrote; 0 for what is no INSERT, UPDATE or DELETE. */
  public static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.execute() ? 0 : Math.max(0, statement.getUpdateCount());
    }
  }

  /** In a transaction that is committed. */
  public static <R> R committed(DataSource source, Work<R> work) {
    return inTransaction(source, work, true);
  }

  /** In a transaction that leaves nothing behind. */
  public static <R> R rolledBack(DataSource source, Work<R> work) {
    return inTransaction(source, work, false);
  }

  private static <R> R inTransaction(DataSource source, Work<R> work, boolean commit) {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        R result = work.on(connection);
        if (commit) {
          connection.commit();
        }
        return result;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
