package io.qualitender.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.kernel.http.server.RequestLimits;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP details: methods, versions, connections, origins, limits. */
class OuterHandlerTest {

  private static final Counting LIMITS = new Counting();
  private static TestServer server;

  /** Refuses the address 203.0.113.9 and records all callers. */
  private static final class Counting implements RequestLimits {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger permitsInUse = new AtomicInteger();

    @Override
    public RateStatus acquire(String address, String secret) {
      seen.add(address + " " + secret);
      if (address.equals("203.0.113.9")) {
        throw new Refused(
            Problem.of(KernelProblem.TOO_MANY_REQUESTS, Text.of("problem.unavailable.advice"))
                .with("retry_after", 7),
            new RateStatus("\"address\";q=1;w=60", "\"address\";r=0;t=7"));
      }
      return new RateStatus("\"key\";q=600;w=60", "\"key\";r=599;t=1");
    }

    @Override
    public Permit acquirePermit(UUID tenantId) {
      permitsInUse.incrementAndGet();
      return permitsInUse::decrementAndGet;
    }
  }

  @Path("/v1/things")
  public static final class Things {
    @GET
    @PublicEndpoint
    public Response list(Call call) {
      return Reply.ok(Map.of()).to(call);
    }

    @POST
    @Access(scope = "things:write")
    public Response make(Call call) {
      return Reply.ok(Map.of("inside", LIMITS.permitsInUse.get())).to(call);
    }

    @GET
    @Path("/mine")
    @Access(scope = "things:write")
    public Response mine(Call call) {
      return Reply.ok(Map.of()).to(call);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Actor actor =
        new Actor(
            new UUID(0, 1),
            TenantKind.TRAINING_ORGANIZATION,
            null,
            new UUID(0, 2),
            Role.OWNER,
            Set.of("things:write"));
    server =
        TestServer.start(
            secret -> secret.equals("good") ? Optional.of(actor) : Optional.empty(),
            LIMITS,
            new Things());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  /** A response: status line, headers, body. */
  private record Answer(String status, List<String> headers, String body) {
    String header(String name) {
      return headers.stream()
          .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .reduce((one, other) -> one + " | " + other)
          .orElse("");
    }
  }

  private static Answer receive(InputStream in, boolean head) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); ; read = in.read()) {
      if (read < 0) {
        throw new IOException("ended after " + lines + line);
      } else if (read == '\n') {
        if (line.isEmpty()) {
          break;
        }
        lines.add(line.toString());
        line.setLength(0);
      } else if (read != '\r') {
        line.append((char) read);
      }
    }
    Answer answer = new Answer(lines.get(0), lines.subList(1, lines.size()), "");
    String length = answer.header("Content-Length");
    if (head || length.isEmpty()) {
      return answer;
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    return new Answer(answer.status(), answer.headers(), new String(body, StandardCharsets.UTF_8));
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket("localhost", server.port());
    socket.setSoTimeout(12_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Answer ask(String lines) throws IOException {
    try (Socket socket = connect()) {
      send(socket, lines + "\r\nHost: localhost\r\n\r\n");
      return receive(socket.getInputStream(), lines.startsWith("HEAD"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE,/v1/things",
    "PUT,/v1/things",
    "PATCH,/v1/things",
    "TRACE,/v1/things",
    "POST,/v1/things/mine"
  })
  void an405ListsTheAllowedMethods(String method, String path) throws IOException {
    Answer answer = ask(method + " " + path + " HTTP/1.1");

    assertThat(answer.status()).contains(" 405 ");
    assertThat(answer.header("Allow").split(", *")).contains("GET", "HEAD", "OPTIONS");
  }

  @Test
  void headIsAllowedWhereverGetIs() throws IOException {
    assertThat(ask("HEAD /v1/things HTTP/1.1").status()).contains(" 200 ");
    assertThat(ask("HEAD /v1/things/mine HTTP/1.1").status()).contains(" 401 ");
  }

  @Test
  void theHttp2PrefaceGets505() throws IOException {
    try (Socket socket = connect()) {
      send(socket, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      Answer answer = receive(socket.getInputStream(), false);
      assertThat(answer.status()).contains(" 505 ");
      assertThat(answer.body()).contains("\"status\":505");
      assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  /** Fails for the last four if the connection is closed without {@code Connection: close}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/things HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /v1//things;a=b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /v1/things HTTP/1.1\r\n\r\n",
        "GET /v1/things HTTP/9.1\r\nHost: localhost\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET /v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "GET /v1/things HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: x\r\n\r\n",
        "POST /v1/things HTTP/1.1\r\nHost: localhost\r\nExpect: nothing\r\n\r\n",
        "POST /v1/things HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
        "POST /v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n",
        "DELETE /v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n",
        "BREW /v1/things HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n",
        "GET /nowhere HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
      })
  void aConnectionStaysOpenUnlessCloseIsSent(String request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      InputStream in = socket.getInputStream();
      Answer answer = receive(in, false);
      if (answer.header("Connection").equalsIgnoreCase("close")) {
        assertThat(in.read()).isEqualTo(-1);
      } else {
        send(socket, "GET /v1/things HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(receive(in, false).status()).as(answer.toString()).contains(" 200 ");
      }
    }
  }

  @Test
  void emptyPathSegmentsAreNamedInTheError() throws IOException {
    Answer answer = ask("GET /v1//things HTTP/1.1\r\nAccept-Language: en");

    assertThat(answer.status()).contains(" 400 ");
    assertThat(answer.body()).contains("empty segments").doesNotContain("3986");
  }

  @Test
  void slowHeadersTimeOut() throws Exception {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      socket.setSoTimeout(400);
      send(socket, "GET /v1/things HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
      Answer answer = null;
      for (int i = 0; i < 25 && answer == null; i++) {
        out.write('x');
        try {
          answer = receive(socket.getInputStream(), false);
        } catch (java.net.SocketTimeoutException notYet) {
          assertThat(i).isLessThan(24);
        }
      }
      assertThat(answer.status()).contains(" 408 ");
      assertThat(answer.body()).contains("\"code\":\"request_timeout\"");
      assertThat(answer.header("Connection")).isEqualTo("close");
    }
  }

  @Test
  void publicEndpointsAllowAnyOrigin() throws IOException {
    Answer read = ask("GET /v1/things HTTP/1.1\r\nOrigin: https://example.org");
    assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(read.header("Access-Control-Allow-Credentials")).isEmpty();

    String asking =
        " HTTP/1.1\r\nOrigin: https://example.org\r\nAccess-Control-Request-Method: GET";
    Answer preflight = ask("OPTIONS /v1/things" + asking);
    assertThat(preflight.status()).matches("HTTP/1.1 20[04] .*");
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
    assertThat(preflight.header("Access-Control-Allow-Headers")).doesNotContain("Authorization");
    assertThat(preflight.header("Allow")).contains("GET").contains("POST");

    for (String line :
        List.of("GET /v1/things/mine", "OPTIONS /v1/things/mine", "POST /v1/things")) {
      assertThat(ask(line + asking).header("Access-Control-Allow-Origin")).as(line).isEmpty();
    }
  }

  @Test
  void anExceededLimitGetsRetryAfter() throws IOException {
    Answer refused =
        ask("GET /v1/things HTTP/1.1\r\nX-Forwarded-For: 198.51.100.1, 203.0.113.9, 127.0.0.1");

    assertThat(refused.status()).contains(" 429 ");
    assertThat(refused.header("Retry-After")).isEqualTo("7");
    assertThat(refused.header("RateLimit")).isEqualTo("\"address\";r=0;t=7");
    assertThat(refused.body()).contains("\"code\":\"too_many_requests\"");

    Answer taken = ask("GET /v1/things HTTP/1.1\r\nAuthorization: Bearer abc");
    assertThat(taken.header("RateLimit-Policy")).isEqualTo("\"key\";q=600;w=60");
    assertThat(LIMITS.seen).anyMatch(line -> line.endsWith(" abc"));
  }

  @Test
  void aPermitIsReleasedAfterTheRequest() throws Exception {
    String body = "\r\nAuthorization: Bearer good\r\nContent-Length: 0";
    assertThat(ask("POST /v1/things HTTP/1.1" + body).body()).isEqualTo("{\"inside\":1}");
    // The response arrives a moment before the permit is released.
    for (int i = 0; i < 200 && LIMITS.permitsInUse.get() > 0; i++) {
      Thread.sleep(10);
    }
    assertThat(LIMITS.permitsInUse.get()).isZero();
  }
}
