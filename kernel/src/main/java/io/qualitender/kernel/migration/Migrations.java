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
 * Runs the SQL files below {@code db/migration} on the class path, whichever module they are in,
 * and tells a server whether they have all been run.
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
  private static final String OWNER = "qualitender_owner";

  private Migrations() {}

  /**
   * What a run did.
   *
   * @param ran how many files were run, 0 when there was nothing to do
   * @param version the highest version of the schema now
   */
  public record Result(int ran, String version) {}

  /**
   * Runs what has not been run. Each file is a transaction of its own, unless PostgreSQL forbids
   * one; two runs at once wait for each other.
   *
   * @param jdbcUrl the product's database
   * @param user the migrator, who must be a member of {@code qualitender_owner}
   * @throws MigrationException naming the file that failed, where what ran before it stays; or one
   *     that is another in this build than the one that ran, where nothing is run
   */
  public static Result run(String jdbcUrl, String user, String password) {
    // Not through DriverManager, which may not see the driver from another class loader
    // (exec:java).
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setUser(user);
    source.setPassword(password);
    source.setApplicationName("qualitender db migrate");
    // Everything belongs to the owner, who nobody logs in as.
    source.setOptions("-c role=" + OWNER);
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

  /** Also where a file fails: what ran before it stays, and is the migrations' doing. */
  private static MigrateResult migrate(DataSource source) throws SQLException {
    Flyway flyway = configuration(source).load();
    refuseOther(flyway.info().all());
    Set<String> before = inTransaction(source, CatalogueFacts::now);
    try {
      return flyway.migrate();
    } finally {
      inTransaction(
          source,
          connection -> {
            if (CatalogueFacts.canKeep(connection)) {
              CatalogueFacts.keep(connection, before);
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
   * The files that a database has not run, or that failed on it, in the order in which they would
   * run. A newer database has run more, which is no obstacle, for the old servers go on answering
   * while the new ones are rolled out.
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

  /** Nothing leads from a schema that other files made to this build's. */
  private static void refuseOther(MigrationInfo[] files) {
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
   * What a database will have run once this build has migrated it: each file's version and
   * checksum, such as {@code 4030 -1287646341}.
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

  /** The same of what it has run by now. */
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
   * Refuses a database that is behind this build, or that other migrations made.
   *
   * @param database logged in as any of the server's roles
   * @throws MigrationException saying what to do: how many files are missing and that {@code db
   *     migrate} runs them, or that the database is of another build
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
    refuseOther(files);
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
            // ${…} is SQL of ours, not Flyway's.
            .placeholderReplacement(false)
            .cleanDisabled(true);
    // With a lock in a transaction CREATE INDEX CONCURRENTLY waits for that very transaction.
    configuration
        .getPluginRegister()
        .getExact(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration;
  }
}
