package io.qualitender.kernel.dump;

import io.qualitender.kernel.migration.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Writes all rows of the database to one file, from one snapshot, while the server runs. */
public final class DatabaseDump {

  private DatabaseDump() {}

  /**
   * @param migrator logged in as the migrator role, which bypasses row-level security
   * @param file must not exist; created readable by its owner only, since it holds hashes of keys
   *     and passwords
   * @throws DumpException when it cannot be written; no partial file is left
   */
  public static DumpSummary write(DataSource migrator, Path file) throws SQLException {
    try (Connection connection = migrator.getConnection()) {
      List<String> tables = beginWithTables(connection);
      return write(connection, tables, file);
    }
  }

  /** Locks before it takes the snapshot, so that no migration rewrites a table in between. */
  private static List<String> beginWithTables(Connection connection) throws SQLException {
    List<String> tables = StoredTables.of(connection);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    StoredTables.lock(connection, tables, "access share");
    if (!StoredTables.of(connection).equals(tables)) {
      throw new DumpException("A migration is running: try again when it has ended.");
    }
    // Fails if row-level security would hide rows, instead of dumping without them.
    StoredTables.execute(connection, "set local row_security = off");
    StoredTables.execute(connection, "set local datestyle = 'ISO, YMD'");
    StoredTables.execute(connection, "set local intervalstyle = 'postgres'");
    return tables;
  }

  private static DumpSummary write(Connection connection, List<String> tables, Path file)
      throws SQLException {
    List<String> migrations = Migrations.applied(connection);
    if (migrations.isEmpty()) {
      throw new DumpException("The database has no schema yet: there is nothing to dump.");
    }
    long rows = 0;
    try (DumpWriter writer = new DumpWriter(file)) {
      writer.line(DumpFile.FORMAT);
      for (String migration : migrations) {
        writer.line(DumpFile.MIGRATION + migration);
      }
      for (String table : tables) {
        rows += write(connection, table, writer);
      }
      for (String sequence : StoredTables.sequences(connection)) {
        writer.line(DumpFile.SEQUENCE + sequence);
      }
      writer.line(DumpFile.END);
      writer.finish();
    } catch (IOException e) {
      throw DumpException.notWritten(file, e);
    }
    return new DumpSummary(tables.size(), rows, DumpFile.version(migrations));
  }

  private static long write(Connection connection, String table, DumpWriter writer)
      throws SQLException, IOException {
    writer.line(DumpFile.TABLE + table);
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + table + " to stdout", writer.rows());
    writer.line(DumpFile.ROWS_END);
    writer.line(DumpFile.ROWS + rows);
    return rows;
  }
}
