package io.qualitender.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A client that disconnects causes no warning or error in the log. */
class ClientDisconnectsTest {

  @Path("/v1/things")
  public static final class Things {
    @GET
    @PublicEndpoint
    public Response big(Call call) {
      return Reply.ok(Map.of("text", "x".repeat(8 << 20))).to(call);
    }

    @POST
    @PublicEndpoint
    public Response make(Call call) {
      return Reply.ok(Map.of()).to(call);
    }
  }

  private static final List<String> REQUESTS =
      List.of(
          "GET /v1/thi",
          "GET /v1/things HTTP/1.1\r\nHost: localhost\r\nX-Half: ",
          "GET /v1/things HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/things HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n",
          "POST /v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n{\"a\": ",
          "POST /v1/things HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a");

  /**
   * Fails if a reset in the middle of a body is logged as an unexpected error with its stack trace.
   */
  @Test
  void clientDisconnectsAreNotLogged() throws Exception {
    TestServer server = TestServer.start(secret -> Optional.empty(), new Things());
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.setLevel(Level.WARN);
    root.addAppender(log);
    int disconnects = 0;
    try {
      for (int time = 0; time < 5; time++) {
        for (String request : REQUESTS) {
          for (boolean reset : new boolean[] {true, false}) {
            disconnect(server.port(), request, reset);
            disconnects++;
          }
        }
      }
      server.close();
    } finally {
      root.detachAppender(log);
      root.setLevel(before);
    }
    System.out.println("disconnects: " + disconnects);
    assertThat(disconnects).isEqualTo(60);
    assertThat(log.list.stream().map(ClientDisconnectsTest::line)).isEmpty();
  }

  private static String line(ILoggingEvent event) {
    return event.getLevel()
        + " "
        + event.getLoggerName()
        + " "
        + event.getFormattedMessage()
        + " "
        + (event.getThrowableProxy() == null
            ? ""
            : event.getThrowableProxy().getClassName()
                + ": "
                + event.getThrowableProxy().getMessage());
  }

  private static void disconnect(int port, String request, boolean reset) throws Exception {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      if (request.contains("GET /v1/things HTTP/1.1\r\nHost: localhost\r\n")) {
        // The response has begun.
        socket.setSoTimeout(200);
        try {
          socket.getInputStream().readNBytes(100);
        } catch (java.net.SocketTimeoutException ignored) {
          // The request is incomplete: there is no response.
        }
      } else {
        Thread.sleep(20);
      }
      if (reset) {
        socket.setSoLinger(true, 0);
      }
    }
  }
}
