package io.qualitender.api.isolation;

import io.qualitender.api.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.UUID;

/**
 * What came of one statement, which leaves nothing behind.
 *
 * @param rows read or written; -1 where it was refused
 * @param refusal the SQLSTATE; empty where it was not refused
 */
record Attempt(long rows, String refusal) {

  /** Missing right, or row-level security. */
  static final String FORBIDDEN = "42501";

  /** The row that would authorize it is not there. */
  static final String NO_SUCH_PARENT = "23503";

  private static final String TWICE = "23505";

  /** Anything that can be undone. */
  @FunctionalInterface
  interface Statement {
    long rows() throws SQLException;
  }

  static Attempt of(Connection connection, Statement statement) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      return new Attempt(statement.rows(), "");
    } catch (SQLException e) {
      return new Attempt(-1, e.getSQLState());
    } finally {
      connection.rollback(before);
    }
  }

  static Attempt select(Connection connection, String table, String where) throws SQLException {
    return of(
        connection,
        () ->
            Long.parseLong(
                Sql.text(connection, "select count(*) from app." + table + " where " + where)));
  }

  /** Sets a column that may be set to what it is. */
  static Attempt update(Connection connection, String table, String where) throws SQLException {
    String column =
        Sql.text(
            connection,
            """
            select coalesce(
              (select a.attname from pg_attribute a
                where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
                  and has_column_privilege(a.attrelid, a.attnum, 'UPDATE')
                order by a.attname = 'tenant_id', a.attnum desc limit 1),
              'tenant_id')
            """,
            "app." + table);
    return update(connection, table, column + " = " + column, where);
  }

  static Attempt update(Connection connection, String table, String assignment, String where)
      throws SQLException {
    return of(
        connection,
        () ->
            Sql.run(
                connection, "update app.%s set %s where %s".formatted(table, assignment, where)));
  }

  static Attempt delete(Connection connection, String table, String where) throws SQLException {
    return of(
        connection, () -> Sql.run(connection, "delete from app." + table + " where " + where));
  }

  static void as(Connection connection, UUID tenant) throws SQLException {
    Sql.text(connection, "select set_config('app.tenant_id', ?, true)", tenant.toString());
  }

  /** Whether it changed or showed something. */
  boolean succeeded() {
    return rows > 0;
  }

  boolean isForbidden() {
    return refusal.equals(FORBIDDEN);
  }

  /** Whether only the row's twin stood in the way: everything that guards it let it pass. */
  boolean cameAsFarAsTheTwin() {
    return refusal.equals(TWICE);
  }
}
