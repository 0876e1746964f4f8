package io.qualitender.kernel.dump;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables and sequences that a dump contains. */
final class StoredTables {

  /** All tables of the three schemas except the two that the migrator writes. */
  private static final String TABLES =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
             || ' (' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ')'
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid
         and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       where n.nspname in ('app', 'admin', 'reference') and c.relkind = 'r'
         and (n.nspname, c.relname) not in (('admin', 'schema_history'), ('admin', 'catalogue_fact'))
       group by n.nspname, c.relname
       order by 1
      """;

  /** Sequences that were never used keep their initial value. */
  private static final String SEQUENCES =
      """
      select quote_ident(schemaname) || '.' || quote_ident(sequencename) || ' ' || last_value
        from pg_sequences
       where schemaname in ('app', 'admin', 'reference') and last_value is not null
       order by 1
      """;

  private StoredTables() {}

  /** Each with its columns, as COPY takes it: {@code app.tender (id, tenant_id)}. */
  static List<String> of(Connection connection) throws SQLException {
    return texts(connection, TABLES);
  }

  /** Each with its last value, such as {@code app.invoice_number 41}. */
  static List<String> sequences(Connection connection) throws SQLException {
    return texts(connection, SEQUENCES);
  }

  /** {@code app.tender} of {@code app.tender (id, tenant_id)}. */
  static String name(String table) {
    return table.substring(0, table.indexOf(" ("));
  }

  static void lock(Connection connection, List<String> tables, String mode) throws SQLException {
    if (!tables.isEmpty()) {
      execute(
          connection,
          "lock table "
              + String.join(", ", tables.stream().map(StoredTables::name).toList())
              + " in "
              + mode
              + " mode");
    }
  }

  /** The first table that has a row. */
  static Optional<String> firstWithRows(Connection connection, List<String> tables)
      throws SQLException {
    for (String table : tables) {
      if (!texts(connection, "select 'yes' from " + name(table) + " limit 1").isEmpty()) {
        return Optional.of(name(table));
      }
    }
    return Optional.empty();
  }

  static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
