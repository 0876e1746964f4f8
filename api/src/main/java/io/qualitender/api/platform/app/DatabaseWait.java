package io.qualitender.api.platform.app;

import io.qualitender.kernel.http.problem.ServerErrors;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a database that is unreachable when a node starts, and answers 503 meanwhile. A node
 * that exited instead would have to be restarted by hand after an outage.
 */
final class DatabaseWait {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
  private static final int PROBE_TIMEOUT_SECONDS = 5;

  /** PostgreSQL runs but is not ready: it is starting, stopping or recovering. */
  private static final String CANNOT_CONNECT_NOW = "57P03";

  private static final String CONNECTION_EXCEPTION = "08";

  private final DatabaseAccess database;
  private final InetSocketAddress address;
  private final Duration pause;

  DatabaseWait(DatabaseAccess database, InetSocketAddress address, Duration pause) {
    this.database = database;
    this.address = address;
    this.pause = pause;
  }

  /**
   * Returns once all three roles can connect.
   *
   * @throws SQLException when it refuses one of them for another reason, where waiting would not
   *     help
   */
  void awaitConnection() throws Exception {
    SQLException failure = probe();
    if (failure == null) {
      return;
    }
    LOG.warn(
        "The database is unreachable (SQLSTATE {}). This node answers 503 and retries every {} s.",
        failure.getSQLState(),
        pause.toSeconds());
    Server server = respondUnavailable();
    server.start();
    try {
      while (probe() != null) {
        Thread.sleep(pause.toMillis());
      }
    } finally {
      server.stop();
    }
    LOG.warn("The database is reachable; this node starts.");
  }

  /** The failure to connect that may pass; null if all can connect. */
  private SQLException probe() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setLoginTimeout(PROBE_TIMEOUT_SECONDS);
    source.setConnectTimeout(PROBE_TIMEOUT_SECONDS);
    try {
      for (DatabaseLogin login : List.of(database.app(), database.control(), database.worker())) {
        source.getConnection(login.user(), login.password()).close();
      }
      return null;
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith(CONNECTION_EXCEPTION) || state.equals(CANNOT_CONNECT_NOW)) {
        return e;
      }
      throw e;
    }
  }

  private Server respondUnavailable() {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    server.addConnector(connector);
    server.setErrorHandler(new ServerErrors());
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return true;
          }
        });
    return server;
  }
}
