package io.qualitender.api.support;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import io.qualitender.api.platform.app.DatabaseAccess;
import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.api.run.embedded.EmbeddedPostgres;
import io.qualitender.api.run.embedded.Options;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.migration.Migrations;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.tx.ConnectionPools;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A migrated database of a test's own: a copy of a template on the one embedded PostgreSQL of this
 * JVM. The roles are the cluster's, so they are the same in every copy.
 *
 * <pre>{@code
 * @BeforeAll static void open() { database = TestDatabase.create(); }
 * @AfterAll static void close() { database.close(); }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

  private static final String TEMPLATE = "qualitender_template";
  private static final String COPY = "qualitender_copy_";

  /** Reached from a terminal while a test waits: {@code target/test-database/postgres.log}. */
  private static final Path FOLDER = Path.of("target", "test-database");

  private static final Path BINARIES = Path.of("target", "postgres");

  private static final AtomicInteger COPIES = new AtomicInteger();

  /** What still needs the database while the JVM goes down. */
  private static final List<Runnable> BEFORE_STOPPING = new CopyOnWriteArrayList<>();

  /** Stops with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES =
        EmbeddedPostgres.start(FOLDER, Options.forTests(BINARIES), text -> {});

    static {
      POSTGRES.removeShutdownHook();
      Runtime.getRuntime().addShutdownHook(new Thread(Server::stop, "test-database-stop"));
      // A killed run leaves its copies, and the files may have been edited since the last one.
      for (String leftover : databasesNamed("qualitender_%")) {
        drop(leftover);
      }
      make(TEMPLATE, "template0");
      DatabaseLogin migrator = POSTGRES.migrator();
      Migrations.run(POSTGRES.jdbcUrl(TEMPLATE), migrator.user(), migrator.password());
    }

    private static void stop() {
      BEFORE_STOPPING.forEach(Runnable::run);
      POSTGRES.close();
    }
  }

  /** A condition for transactions of actors whose keys are not stored. */
  public static final String ANY_KEY = "true";

  private final String name;
  private final List<ManagedDataSource> pools = new ArrayList<>();

  private TestDatabase(String name) {
    this.name = name;
  }

  /** Takes some 50 ms; the first of a JVM starts the server, which takes some seconds. */
  public static TestDatabase create() {
    String name = COPY + COPIES.incrementAndGet();
    make(name, TEMPLATE);
    return new TestDatabase(name);
  }

  /** Has {@code last} done when the JVM goes down, before the database does. */
  public static void beforeStopping(Runnable last) {
    BEFORE_STOPPING.add(last);
  }

  /** Where it is and the server's logins, as the application wants them. */
  public DatabaseAccess access() {
    return new DatabaseAccess(
        Server.POSTGRES.jdbcUrl(name),
        Server.POSTGRES.migrator(),
        Server.POSTGRES.app(),
        Server.POSTGRES.control(),
        Server.POSTGRES.worker());
  }

  /** The three pools, small ones, without names for constraints. */
  public ConnectionPools pools() {
    return pools(4, Map.of());
  }

  /**
   * @param size connections per role
   */
  public ConnectionPools pools(int size, Map<String, ProblemCode> constraints) {
    DatabaseAccess access = access();
    return new ConnectionPools(
        pool(access.app(), size),
        pool(access.control(), size),
        pool(access.worker(), size),
        Json.mapper(),
        new SqlErrorTranslator(constraints));
  }

  /** A pool that is closed with this database. */
  public DataSource pool(DatabaseLogin login, int size) {
    DataSourceFactory factory = new DataSourceFactory();
    factory.setDriverClass("org.postgresql.Driver");
    factory.setUrl(Server.POSTGRES.jdbcUrl(name));
    factory.setUser(login.user());
    factory.setPassword(login.password());
    factory.setInitialSize(0);
    factory.setMinSize(0);
    factory.setMaxSize(size);
    factory.setMaxWaitForConnection(Duration.seconds(10));
    factory.setRollbackOnReturn(true);
    factory.setValidationQuery("select 1");
    ManagedDataSource pool = factory.build(new MetricRegistry(), name + login.user());
    pools.add(pool);
    return pool;
  }

  /** As requests and jobs are; each connection is a new one. */
  public DataSource app() {
    return source(name, Server.POSTGRES.app());
  }

  public DataSource control() {
    return source(name, Server.POSTGRES.control());
  }

  public DataSource worker() {
    return source(name, Server.POSTGRES.worker());
  }

  /** Sees and writes the rows of every tenant. */
  public DataSource migrator() {
    return source(name, Server.POSTGRES.migrator());
  }

  /** Sees everything, the catalogue included. */
  public DataSource superuser() {
    return source(name, Server.POSTGRES.superuser());
  }

  public DatabaseLogin superuserLogin() {
    return Server.POSTGRES.superuser();
  }

  /** Drops it, even with open connections. */
  @Override
  public void close() {
    for (ManagedDataSource pool : pools) {
      try {
        pool.stop();
      } catch (Exception e) {
        throw new IllegalStateException("a pool of " + name + " does not close", e);
      }
    }
    drop(name);
  }

  private static void make(String name, String template) {
    onServer("create database " + name + " template " + template + " owner qualitender_owner");
    // A copy has the rows of its template, not its rights.
    onServer("revoke all on database " + name + " from public");
    onServer(
        "grant connect on database "
            + name
            + " to qualitender_migrator, qualitender_app, qualitender_control, qualitender_worker");
  }

  private static void drop(String name) {
    onServer("drop database if exists " + name + " with (force)");
  }

  private static List<String> databasesNamed(String pattern) {
    List<String> names = new ArrayList<>();
    try (Connection connection = source("postgres", Server.POSTGRES.superuser()).getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select datname from pg_database where datname like '" + pattern + "'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void onServer(String sql) {
    try (Connection connection = source("postgres", Server.POSTGRES.superuser()).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static DataSource source(String database, DatabaseLogin login) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(Server.POSTGRES.jdbcUrl(database));
    source.setUser(login.user());
    source.setPassword(login.password());
    return source;
  }
}
