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

/** Puts a dump into an empty database, in one transaction: all of it or nothing. */
public final class DatabaseRestore {

  /** Foreign keys wait for the end, for the tables come in the order of their names. */
  private static final String FOREIGN_KEYS =
      """
      select format('alter table %s alter constraint %I ', k.conrelid::regclass, k.conname)
        from pg_constraint k
       where k.contype = 'f' and not k.condeferrable and k.conparentid = 0
         and k.connamespace in ('app'::regnamespace, 'admin'::regnamespace, 'reference'::regnamespace)
       order by 1
      """;

  /** What they would do has been done to the rows already. */
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
   * @param migrator logged in as the migrator, whom row-level security does not bind
   * @param migrate brings the database up to this build's schema
   * @throws DumpException when the schema is another, the database is not empty, or the rows do not
   *     fit; then it is as it was, but for the migrations of an empty one
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
          "%s holds schema %s (%d migrations) and would meet schema %s (%d migrations): restore it with the build that made it, then run `db migrate` with this one."
              .formatted(
                  file.path(),
                  DumpFile.version(theirs),
                  theirs.size(),
                  DumpFile.version(ours),
                  ours.size()));
    }
  }

  /** Before the migrations: a database in use must not be changed by a restore that it refuses. */
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
    // An error where the login does not see every row, instead of "empty".
    StoredTables.execute(connection, "set local row_security = off");
    return connection;
  }

  private DumpSummary inOneTransaction() throws SQLException {
    try (Connection connection = begin()) {
      List<String> tables = StoredTables.of(connection);
      if (!tables.equals(file.tables())) {
        throw new DumpException(
            file.path() + " holds other tables than this schema: it is no dump of this product.");
      }
      StoredTables.lock(connection, tables, "exclusive");
      requireEmpty(connection, tables);
      fill(connection);
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

  private void fill(Connection connection) throws SQLException {
    List<String> foreignKeys = StoredTables.texts(connection, FOREIGN_KEYS);
    List<String> triggers = StoredTables.texts(connection, TRIGGERS);
    for (String trigger : triggers) {
      StoredTables.execute(connection, trigger.formatted("disable"));
    }
    for (String foreignKey : foreignKeys) {
      StoredTables.execute(connection, foreignKey + "deferrable");
    }
    StoredTables.execute(connection, "set constraints all deferred");
    file.read(new Copying(connection));
    StoredTables.execute(connection, "set constraints all immediate");
    for (String foreignKey : foreignKeys) {
      StoredTables.execute(connection, foreignKey + "not deferrable");
    }
    for (String trigger : triggers) {
      StoredTables.execute(connection, trigger.formatted("enable"));
    }
  }

  private static final class Copying implements DumpFile.Content {
    private final Connection connection;
    private final CopyManager copies;
    private CopyIn copy;

    Copying(Connection connection) throws SQLException {
      this.connection = connection;
      this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Its name and columns were compared with the catalogue's. */
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
