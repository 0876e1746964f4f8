package io.qualitender.kernel.dump;

import io.qualitender.kernel.migration.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Restores a dump into an empty database, in one transaction. */
public final class DatabaseRestore {

  /** Foreign keys are checked at the end, since tables are restored in order of their names. */
  private static final String FOREIGN_KEYS =
      """
      select format('alter table %s alter constraint %I ', k.conrelid::regclass, k.conname)
        from pg_constraint k
       where k.contype = 'f' and not k.condeferrable and k.conparentid = 0
         and k.connamespace in ('app'::regnamespace, 'admin'::regnamespace, 'reference'::regnamespace)
       order by 1
      """;

  /** Disabled during the restore: their effects are in the dumped rows already. */
  private static final String TRIGGERS =
      """
      select format('alter table %s %%s trigger %I', t.tgrelid::regclass, t.tgname)
        from pg_trigger t
        join pg_class c on c.oid = t.tgrelid
       where not t.tgisinternal and t.tgenabled = 'O'
         and c.relnamespace in ('app'::regnamespace, 'admin'::regnamespace, 'reference'::regnamespace)
       order by 1
      """;

  private final DataSource migrator;
  private final DumpFile file;

  private DatabaseRestore(DataSource migrator, DumpFile file) {
    this.migrator = migrator;
    this.file = file;
  }

  /**
   * @param migrator logged in as the migrator role, which bypasses row-level security
   * @param migrate migrates the database to this build's schema
   * @throws DumpException when the schema differs, the database is not empty, or the rows violate a
   *     constraint; no row is restored, but an empty database may have been migrated
   */
  public static DumpSummary run(DataSource migrator, Runnable migrate, DumpFile file)
      throws SQLException {
    DatabaseRestore restore = new DatabaseRestore(migrator, file);
    restore.requireSameSchema();
    restore.requireEmpty();
    migrate.run();
    return restore.inOneTransaction();
  }

  private void requireSameSchema() {
    List<String> ours = Migrations.expected(migrator);
    List<String> theirs = file.migrations();
    if (!ours.equals(theirs)) {
      throw new DumpException(
          "%s has schema %s (%d migrations), this build has schema %s (%d migrations): restore it with the build that made it, then run `db migrate` with this one."
              .formatted(
                  file.path(),
                  DumpFile.version(theirs),
                  theirs.size(),
                  DumpFile.version(ours),
                  ours.size()));
    }
  }

  /** Checked before migrating, so that a refused restore leaves a database in use unchanged. */
  private void requireEmpty() throws SQLException {
    try (Connection connection = begin()) {
      requireEmpty(connection, StoredTables.of(connection));
    }
  }

  private static void requireEmpty(Connection connection, List<String> tables) throws SQLException {
    Optional<String> filled = StoredTables.firstWithRows(connection, tables);
    if (filled.isPresent()) {
      throw new DumpException(
          "The database is not empty ("
              + filled.get()
              + " has rows): restore into a new DATA_DIR or a new database.");
    }
  }

  private Connection begin() throws SQLException {
    Connection connection = migrator.getConnection();
    connection.setAutoCommit(false);
    // Fails if row-level security would hide rows, instead of taking the database for empty.
    StoredTables.execute(connection, "set local row_security = off");
    return connection;
  }

  private DumpSummary inOneTransaction() throws SQLException {
    try (Connection connection = begin()) {
      List<String> tables = StoredTables.of(connection);
      if (!tables.equals(file.tables())) {
        throw new DumpException(
            file.path() + " has other tables than this schema: it is not a dump of this product.");
      }
      StoredTables.lock(connection, tables, "exclusive");
      requireEmpty(connection, tables);
      copyRows(connection);
      connection.commit();
      return file.summary();
    } catch (SQLException e) {
      throw new DumpException(
          file.path()
              + " does not fit the database, and nothing of it was restored ("
              + e.getMessage().strip().split("\\R", 2)[0]
              + ").",
          e);
    }
  }

  private void copyRows(Connection connection) throws SQLException {
    List<String> foreignKeys = StoredTables.texts(connection, FOREIGN_KEYS);
    List<String> triggers = StoredTables.texts(connection, TRIGGERS);
    for (String trigger : triggers) {
      StoredTables.execute(connection, trigger.formatted("disable"));
    }
    for (String foreignKey : foreignKeys) {
      StoredTables.execute(connection, foreignKey + "deferrable");
    }
    StoredTables.execute(connection, "set constraints all deferred");
    file.read(new RowCopier(connection));
    StoredTables.execute(connection, "set constraints all immediate");
    for (String foreignKey : foreignKeys) {
      StoredTables.execute(connection, foreignKey + "not deferrable");
    }
    for (String trigger : triggers) {
      StoredTables.execute(connection, trigger.formatted("enable"));
    }
  }

  private static final class RowCopier implements DumpFile.Content {
    private final Connection connection;
    private final CopyManager copies;
    private CopyIn copy;

    RowCopier(Connection connection) throws SQLException {
      this.connection = connection;
      this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** The name and columns were compared with the catalogue's before. */
    @Override
    public void table(String table) throws SQLException {
      copy = copies.copyIn("copy " + table + " from stdin");
    }

    @Override
    public void row(byte[] line) throws SQLException {
      copy.writeToCopy(line, 0, line.length);
    }

    @Override
    public void tableEnd() throws SQLException {
      copy.endCopy();
    }

    @Override
    public void sequence(String name, long last) throws SQLException {
      try (var set = connection.prepareStatement("select setval(?::regclass, ?)")) {
        set.setString(1, name);
        set.setLong(2, last);
        set.execute();
      }
    }
  }
}
