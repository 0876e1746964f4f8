package io.qualitender.bench;

import io.qualitender.api.platform.app.DatabaseLogin;
import io.qualitender.api.run.embedded.EmbeddedPostgres;
import io.qualitender.api.run.embedded.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The bench's own PostgreSQL: the programs, roles and durable settings that the product brings,
 * with more memory, as a server of this size has.
 */
final class Database implements AutoCloseable {

  /** Said in the report. */
  static final List<String> SETTINGS =
      List.of("shared_buffers = '1GB'", "max_wal_size = '8GB'", "checkpoint_timeout = '30min'");

  private static final int PORT_LINE = 3;

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final int port;

  private Database(Path folder, EmbeddedPostgres postgres) throws IOException {
    this.folder = folder;
    this.postgres = postgres;
    this.port = Integer.parseInt(pidFile().get(PORT_LINE).strip());
  }

  static Database start(Path folder, Path programs) throws IOException, SQLException {
    boolean isNew = !Files.exists(folder.resolve("cluster"));
    Database database = open(folder, programs);
    if (isNew) {
      try (Connection owner = database.connect(database.superuser())) {
        for (String setting : SETTINGS) {
          execute(owner, "alter system set " + setting);
        }
      }
      database.close();
      return open(folder, programs);
    }
    return database;
  }

  private static Database open(Path folder, Path programs) throws IOException {
    return new Database(
        folder, EmbeddedPostgres.start(folder, new Options(true, programs), what -> {}));
  }

  private List<String> pidFile() throws IOException {
    return Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
  }

  /** The process whose children serve the connections. */
  long pid() {
    try {
      return Long.parseLong(pidFile().get(0).strip());
    } catch (IOException e) {
      throw new IllegalStateException("the database has stopped", e);
    }
  }

  int port() {
    return port;
  }

  DatabaseLogin superuser() {
    return postgres.superuser();
  }

  DatabaseLogin app() {
    return postgres.app();
  }

  Connection connect(DatabaseLogin login) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(port));
    source.setUser(login.user());
    source.setPassword(login.password());
    return source.getConnection();
  }

  /** With another port where a proxy stands between. */
  String url(int through) {
    String url = "jdbc:postgresql://127.0.0.1:" + through + "/" + EmbeddedPostgres.DATABASE;
    // The proxy does not know the offer of encryption, which precedes all other messages.
    return through == port ? url : url + "?sslmode=disable&gssEncMode=disable";
  }

  /** What the product reads to find its database. */
  Map<String, String> environment(int through) {
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL", url(through));
    variables.put("DATABASE_MIGRATOR_PASSWORD", postgres.migrator().password());
    variables.put("DATABASE_APP_PASSWORD", postgres.app().password());
    variables.put("DATABASE_CONTROL_PASSWORD", postgres.control().password());
    variables.put("DATABASE_WORKER_PASSWORD", postgres.worker().password());
    return variables;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  @Override
  public void close() {
    postgres.close();
  }
}
