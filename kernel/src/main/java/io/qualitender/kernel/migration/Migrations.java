package io.qualitender.kernel.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Applies the SQL files below {@code db/migration} on the class path, from all modules, and checks
 * that all have been applied.
 *
 * <p>A file is named {@code V4030__what_it_makes.sql} and lies in the folder of its module or wing,
 * which has a range of numbers of its own (docs/data-model.md). Files are never changed once
 * released. The history is the table {@code admin.schema_history}, which the server's roles may
 * read.
 */
public final class Migrations {

  private static final String LOCATION = "classpath:db/migration";
  private static final String SCHEMA = "admin";
  private static final String HISTORY = "schema_history";
  private static final String OWNER_ROLE = "qualitender_owner";

  private Migrations() {}

  /**
   * The outcome of a run.
   *
   * @param ran number of files applied
   * @param version of the schema after the run
   */
  public record Result(int ran, String version) {}

  /**
   * Applies pending files. Each is a separate transaction, unless PostgreSQL forbids one;
   * concurrent runs wait for each other.
   *
   * @param jdbcUrl of the database
   * @param user the migrator, who must be a member of {@code qualitender_owner}
   * @throws MigrationException naming the file that failed; files applied before it stay applied.
   *     Also if an applied file differs from this build's; then no file is applied
   */
  public static Result run(String jdbcUrl, String user, String password) {
    // Not through DriverManager, which may not see the driver from another class loader
    // (exec:java).
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("qualitender db migrate");
    // Everything belongs to the owner role, which cannot log in.
    source.setOptions("-c role=" + OWNER_ROLE);
    try {
      MigrateResult outcome = migrate(source);
      String version =
          outcome.targetSchemaVersion == null
              ? outcome.initialSchemaVersion
              : outcome.targetSchemaVersion;
      return new Result(outcome.migrationsExecuted, version);
    } catch (FlywayException | SQLException e) {
      throw new MigrationException("The database could not be migrated: " + e.getMessage(), e);
    }
  }

  /** Facts are stored even if a file fails, since those before it stay applied. */
  private static MigrateResult migrate(DataSource source) throws SQLException {
    Flyway flyway = configuration(source).load();
    requireSameFiles(flyway.info().all());
    Set<String> before = inTransaction(source, CatalogueFacts::now);
    try {
      return flyway.migrate();
    } finally {
      inTransaction(
          source,
          connection -> {
            if (CatalogueFacts.hasTable(connection)) {
              CatalogueFacts.store(connection, before);
            }
            return null;
          });
    }
  }

  @FunctionalInterface
  private interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  private static <R> R inTransaction(DataSource source, Work<R> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      R result = work.on(connection);
      connection.commit();
      return result;
    }
  }

  /**
   * The files that are pending or failed, in order. A newer database is accepted, since old servers
   * keep running during a rollout.
   *
   * @param database logged in as any of the server's roles
   */
  public static List<String> missing(DataSource database) {
    return missing(configuration(database).load().info().all());
  }

  private static List<String> missing(MigrationInfo[] files) {
    return Stream.of(files)
        .filter(file -> file.getState() == MigrationState.PENDING || file.getState().isFailed())
        .map(MigrationInfo::getScript)
        .toList();
  }

  /** Refuses a database whose applied files differ from this build's. */
  private static void requireSameFiles(MigrationInfo[] files) {
    Stream.of(files)
        .filter(file -> file.getState().isApplied() && !file.isChecksumMatching())
        .findFirst()
        .ifPresent(
            file -> {
              throw new MigrationException(
                  "The database was made by other migrations than this build has (its V%s, %s, is another file here): use the build that made it, or begin with a new DATA_DIR or a new empty database, into which a `db dump` of that build does not restore."
                      .formatted(file.getVersion(), file.getDescription()),
                  null);
            });
  }

  /**
   * The version and checksum of each file of this build, such as {@code 4030 -1287646341}.
   *
   * @param database logged in as the migrator
   */
  public static List<String> expected(DataSource database) {
    return Stream.of(configuration(database).load().info().all())
        .filter(file -> file.getVersion() != null && file.getType() == CoreMigrationType.SQL)
        .map(file -> file.getVersion() + " " + file.getChecksum())
        .sorted()
        .toList();
  }

  /** The version and checksum of each file applied to the database. */
  public static List<String> applied(Connection connection) throws SQLException {
    List<String> applied = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      ResultSet history =
          statement.executeQuery(
              "select to_regclass('" + SCHEMA + "." + HISTORY + "') is not null");
      history.next();
      if (!history.getBoolean(1)) {
        return List.of();
      }
      ResultSet files =
          statement.executeQuery(
              "select version || ' ' || checksum from %s.%s where success and type = 'SQL'"
                  .formatted(SCHEMA, HISTORY));
      while (files.next()) {
        applied.add(files.getString(1));
      }
    }
    return applied.stream().sorted().toList();
  }

  /**
   * Refuses a database that is behind this build or was migrated with other files.
   *
   * @param database logged in as any of the server's roles
   * @throws MigrationException with the number of files to apply with {@code db migrate}, or saying
   *     that the database belongs to another build
   */
  public static void requireCurrent(DataSource database) {
    MigrationInfo[] files;
    try {
      files = configuration(database).load().info().all();
    } catch (FlywayException e) {
      throw new MigrationException(
          "The history of the database's schema cannot be read: run `db migrate` ("
              + Stream.of(e.getMessage().split("\n")).map(String::strip).findFirst().orElse("")
              + ").",
          e);
    }
    requireSameFiles(files);
    List<String> missing = missing(files);
    if (!missing.isEmpty()) {
      throw new MigrationException(
          "The database is not at this build's schema ("
              + missing.size()
              + " to run, first "
              + missing.get(0)
              + "): run `db migrate`.",
          null);
    }
  }

  private static FluentConfiguration configuration(DataSource source) {
    FluentConfiguration configuration =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(source)
            .locations(LOCATION)
            .failOnMissingLocations(true)
            .validateMigrationNaming(true)
            .defaultSchema(SCHEMA)
            .table(HISTORY)
            // Each module counts in its own range, so a new file may come before one that has run,
            // and what a newer build has run may lie between this one's.
            .outOfOrder(true)
            .ignoreMigrationPatterns("*:future", "*:missing")
            // ${…} in SQL is not a Flyway placeholder.
            .placeholderReplacement(false)
            .cleanDisabled(true);
    // A lock held in a transaction would deadlock with CREATE INDEX CONCURRENTLY.
    configuration
        .getPluginRegister()
        .getExact(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration;
  }
}
