package io.qualitender.kernel.dump;

import io.qualitender.kernel.migration.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Writes every row of the database into one file, all from one snapshot, while others work. */
public final class DatabaseDump {

  private DatabaseDump() {}

  /**
   * @param migrator logged in as the migrator, whom row-level security does not bind
   * @param file must not exist; it holds the hashes of keys and passwords, so only its owner may
   *     read it
   * @throws DumpException when it cannot be written; then nothing of it is left
   */
  public static DumpSummary write(DataSource migrator, Path file) throws SQLException {
    try (Connection connection = migrator.getConnection()) {
      List<String> tables = beginWithTables(connection);
      return write(connection, tables, file);
    }
  }

  /** The locks come before the snapshot: no migration may rewrite a table between the two. */
  private static List<String> beginWithTables(Connection connection) throws SQLException {
    List<String> tables = StoredTables.of(connection);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    StoredTables.lock(connection, tables, "access share");
    if (!StoredTables.of(connection).equals(tables)) {
      throw new DumpException("A migration is running: try again when it has ended.");
    }
    // An error where the login does not see every row, instead of a dump without them.
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
