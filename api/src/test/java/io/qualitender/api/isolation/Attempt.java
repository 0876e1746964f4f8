package io.qualitender.api.isolation;

import io.qualitender.api.isolation.FixtureParties.Party;
import io.qualitender.api.support.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Locale;

/**
 * The outcome of one statement, which is rolled back.
 *
 * @param rows rows read or written; -1 if refused
 * @param refusal the SQLSTATE; empty if not refused
 */
record Attempt(long rows, String refusal) {

  /** Missing privilege, or row-level security. */
  static final String FORBIDDEN = "42501";

  /** The referenced row does not exist. */
  static final String NO_SUCH_PARENT = "23503";

  private static final String DUPLICATE = "23505";

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

  /** Sets an updatable column to its current value. */
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

  static void as(Connection connection, Party party) throws SQLException {
    Sql.text(connection, "select set_config('app.tenant_id', ?, true)", party.id().toString());
    Sql.text(
        connection,
        "select set_config('app.kind', ?, true)",
        party.kind().name().toLowerCase(Locale.ROOT));
    Sql.text(connection, "select set_config('app.now', cast(clock_timestamp() as text), true)");
  }

  /** Whether it read or wrote rows. */
  boolean succeeded() {
    return rows > 0;
  }

  boolean isForbidden() {
    return refusal.equals(FORBIDDEN);
  }

  /**
   * Whether only an existing row with the same key prevented it, so that privileges and policies
   * allowed it.
   */
  boolean failedOnlyAsDuplicate() {
    return refusal.equals(DUPLICATE);
  }
}
