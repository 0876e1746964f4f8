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
 * Waits for a database that is away when a node starts, and answers 503 meanwhile: a node that left
 * instead would have to be started again by hand, after the very night that took its database.
 */
final class DatabaseWait {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
  private static final int KNOCK_SECONDS = 5;

  /** PostgreSQL is there and not ready: it starts, stops or recovers. */
  private static final String NOT_NOW = "57P03";

  private static final String CONNECTION = "08";

  private final DatabaseAccess database;
  private final InetSocketAddress door;
  private final Duration pause;

  DatabaseWait(DatabaseAccess database, InetSocketAddress door, Duration pause) {
    this.database = database;
    this.door = door;
    this.pause = pause;
  }

  /**
   * Returns when the database lets all three roles in.
   *
   * @throws SQLException when it is there and refuses one of them: waiting would not help
   */
  void awaitConnection() throws Exception {
    SQLException away = probe();
    if (away == null) {
      return;
    }
    LOG.warn(
        "The database is away ({}). This node answers 503 and tries again every {} s.",
        away.getSQLState(),
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
    LOG.warn("The database is back; this node starts.");
  }

  /** What keeps us out for now; null = nothing. */
  private SQLException probe() throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setLoginTimeout(KNOCK_SECONDS);
    source.setConnectTimeout(KNOCK_SECONDS);
    try {
      for (DatabaseLogin login : List.of(database.app(), database.control(), database.worker())) {
        source.getConnection(login.user(), login.password()).close();
      }
      return null;
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      if (state.startsWith(CONNECTION) || state.equals(NOT_NOW)) {
        return e;
      }
      throw e;
    }
  }

  private Server respondUnavailable() {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost(door.getHostString());
    connector.setPort(door.getPort());
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
