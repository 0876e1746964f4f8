package io.qualitender.api.platform.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.platform.app.QualitenderServer.Settings;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.TestDatabase;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starting a node whose database is unreachable or refuses the login. */
class DatabaseWaitTest {

  private static final Pattern PORT = Pattern.compile("(//[^:/]+):(\\d+)/");

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static DatabaseAccess through(int port, DatabaseAccess access) {
    String url = PORT.matcher(access.jdbcUrl()).replaceFirst("$1:" + port + "/");
    return new DatabaseAccess(url, null, access.app(), access.control(), access.worker());
  }

  /** Closes the connection: the next request goes to another server on the same port. */
  private static Response status(int port) throws IOException {
    return Api.at(URI.create("http://localhost:" + port))
        .given()
        .header("Connection", "close")
        .get("/v1/status");
  }

  /** Seen to fail: the node exited. */
  @Test
  void waitsAndServesOnceTheDatabaseIsReachable() throws Exception {
    int http = freePort();
    int database = freePort();
    try (TestDatabase real = TestDatabase.create()) {
      DatabaseAccess access = through(database, real.access());
      CompletableFuture<Void> waiting =
          CompletableFuture.runAsync(
              () -> {
                try {
                  QualitenderServer.awaitDatabase(Settings.DEV, http, access);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      Response away = null;
      for (int i = 0; i < 100 && away == null; i++) {
        try {
          away = status(http);
        } catch (IOException notYet) {
          Thread.sleep(100);
        }
      }
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.asString()).contains("\"code\":\"unavailable\"");
      assertThat(away.header("Retry-After")).isNotNull();
      assertThat(waiting).isNotDone();

      Matcher port = PORT.matcher(real.access().jdbcUrl());
      assertThat(port.find()).isTrue();
      try (PortForwarding passage = new PortForwarding(database, Integer.parseInt(port.group(2)))) {
        waiting.get(30, TimeUnit.SECONDS);
        try (QualitenderServer server = QualitenderServer.start(Settings.DEV, http, 0, access)) {
          assertThat(status(server.port()).statusCode()).isEqualTo(200);
        }
        assertThat(passage.isOpen()).isTrue();
      }
    }
  }

  @Test
  @Timeout(60)
  void doesNotWaitForADatabaseThatRefusesTheLogin() throws Exception {
    try (TestDatabase real = TestDatabase.create()) {
      DatabaseAccess access = real.access();
      DatabaseAccess wrong =
          new DatabaseAccess(
              access.jdbcUrl(),
              null,
              new DatabaseLogin(access.app().user(), "not the password"),
              access.control(),
              access.worker());
      assertThatThrownBy(() -> QualitenderServer.awaitDatabase(Settings.DEV, freePort(), wrong))
          .isInstanceOf(SQLException.class);
    }
  }

  /** A TCP proxy that forwards one port to another once opened. */
  private static final class PortForwarding implements AutoCloseable {
    private final ServerSocket socket;

    PortForwarding(int from, int to) throws IOException {
      socket = new ServerSocket(from, 50, InetAddress.getLoopbackAddress());
      Thread porter = new Thread(() -> forward(to), "passage");
      porter.setDaemon(true);
      porter.start();
    }

    boolean isOpen() {
      return !socket.isClosed();
    }

    private void forward(int to) {
      try {
        while (true) {
          Socket in = socket.accept();
          Socket out = new Socket(InetAddress.getLoopbackAddress(), to);
          pump(in, out);
          pump(out, in);
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    private static void pump(Socket from, Socket to) {
      Thread pump =
          new Thread(
              () -> {
                try (from;
                    to) {
                  InputStream in = from.getInputStream();
                  OutputStream out = to.getOutputStream();
                  in.transferTo(out);
                } catch (IOException closed) {
                  // One side has closed the connection.
                }
              },
              "pump");
      pump.setDaemon(true);
      pump.start();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
