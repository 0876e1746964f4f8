package io.qualitender.api.support;

import io.qualitender.api.app.QualitenderServer;
import io.qualitender.api.embedded.Credentials;
import io.qualitender.api.embedded.EmbeddedPostgres;
import io.qualitender.api.embedded.Options;
import io.qualitender.kernel.migration.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The whole server on the real database, one for all test classes of a run: tests keep apart by
 * making a sandbox or a tenant each. Started by the first that asks, stopped with the JVM.
 */
public final class TestServer {

  private static TestServer shared;
  private static Exception failed;

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final QualitenderServer server;

  private TestServer() throws Exception {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "test-server-");
    postgres =
        EmbeddedPostgres.start(
            folder.resolve("data"), Options.forTests(Path.of("target", "postgres")), text -> {});
    Credentials migrator = postgres.migrator();
    Migrations.run(postgres.jdbcUrl(), migrator.user(), migrator.password());
    server = start();
  }

  private QualitenderServer start() throws Exception {
    try {
      return QualitenderServer.start(QualitenderServer.Settings.DEV, 0, 0, postgres.access());
    } catch (Exception e) {
      postgres.close();
      throw e;
    }
  }

  /** The one server of this run; where it did not start, the others need not try. */
  public static synchronized TestServer shared() {
    if (failed != null) {
      throw new IllegalStateException("the test server did not start", failed);
    }
    if (shared == null) {
      try {
        shared = new TestServer();
      } catch (Exception e) {
        failed = e;
        throw new IllegalStateException("the test server did not start", e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(shared::stop));
    }
    return shared;
  }

  /** A client of it. */
  public Api api() {
    return Api.at(URI.create("http://localhost:" + server.port()));
  }

  /** For servers of a test's own on the same database, and for looking behind the API. */
  public EmbeddedPostgres postgres() {
    return postgres;
  }

  /** The first column of the first row, as the superuser sees it; null where there is no row. */
  public String ask(String sql, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection of the superuser, for holding what a request waits for. */
  public Connection connect() throws SQLException {
    Credentials superuser = postgres.superuser();
    return DriverManager.getConnection(postgres.jdbcUrl(), superuser.user(), superuser.password());
  }

  private void stop() {
    server.close();
    postgres.close();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
