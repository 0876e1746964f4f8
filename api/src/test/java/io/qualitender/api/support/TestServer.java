package io.qualitender.api.support;

import io.qualitender.api.platform.app.QualitenderServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The whole server on a database of its own, one for all test classes of a run: each test creates
 * its own sandbox or tenant. Started at the first use, stopped with the JVM.
 */
public final class TestServer {

  private static TestServer shared;
  private static Exception failed;

  private final TestDatabase database;
  private final QualitenderServer server;

  private TestServer() throws Exception {
    database = TestDatabase.create();
    server = QualitenderServer.start(QualitenderServer.Settings.DEV, 0, 0, database.access());
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
      TestDatabase.beforeStopping(shared.server::close);
    }
    return shared;
  }

  /** A client of it. */
  public Api api() {
    return Api.at(address());
  }

  /** Where it answers, for clients of a test's own. */
  public URI address() {
    return URI.create("http://localhost:" + server.port());
  }

  /** For servers of a test's own on the same database, and for looking behind the API. */
  public TestDatabase database() {
    return database;
  }

  /** The first column of the first row, as the superuser sees it; null where there is no row. */
  public String ask(String sql, Object... values) {
    return Sql.committed(database.superuser(), connection -> Sql.text(connection, sql, values));
  }

  /** A connection of the superuser, for holding what a request waits for. */
  public Connection connect() throws SQLException {
    return database.superuser().getConnection();
  }
}
