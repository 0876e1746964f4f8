package io.qualitender.api.run.embedded;

import io.qualitender.api.platform.app.DatabaseLogin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The superuser's work at each start, before other logins: checks that the server is ours, creates
 * the database if missing, and runs {@code roles.sql}.
 */
final class Bootstrap {

  private static final String SCRIPT = "config/roles.sql";

  private final int port;
  private final DatabaseLogin superuser;

  Bootstrap(int port, DatabaseLogin superuser) {
    this.port = port;
    this.superuser = superuser;
  }

  void run(Path cluster, String database, Secrets secrets) throws IOException, SQLException {
    try (Connection connection = connect("postgres")) {
      requireOwnServer(connection, cluster);
      if (!exists(connection, database)) {
        execute(connection, "create database " + database + " template template0");
      }
    }
    try (Connection connection = connect(database)) {
      connection.setAutoCommit(false);
      execute(connection, script());
      for (String role : Secrets.ROLES) {
        // The driver sends the password's SCRAM verifier, so it cannot appear in the server's log.
        connection
            .unwrap(PGConnection.class)
            .alterUserPassword(role, secrets.of(role).password().toCharArray(), "scram-sha-256");
      }
      connection.commit();
    }
  }

  /** Guards against another server on a port that was free before. */
  private static void requireOwnServer(Connection connection, Path cluster)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_setting('data_directory')")) {
      row.next();
      String found = row.getString(1);
      if (!Files.isSameFile(Path.of(found), cluster)) {
        throw new EmbeddedPostgresException(
            "Another PostgreSQL answered, with its data in " + found + " instead of " + cluster);
      }
    }
  }

  private static boolean exists(Connection connection, String database) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select 1 from pg_database where datname = '" + database + "'")) {
      return row.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String script() throws IOException {
    try (InputStream script = Bootstrap.class.getClassLoader().getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new EmbeddedPostgresException(SCRIPT + " is missing from this build.");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Connection connect(String database) throws SQLException {
    // Not through DriverManager, which may not see the driver from another class loader
    // (exec:java).
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(superuser.user());
    source.setPassword(superuser.password());
    return source.getConnection();
  }
}
