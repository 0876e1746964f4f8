package io.qualitender.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.qualitender.api.contract.Coverage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client, against a server that says what the test wants. */
class ApiTest {

  private static final String STATUS =
      "{\"object\":\"status\",\"status\":\"ok\",\"version\":\"1\","
          + "\"server_time\":\"2026-12-01T08:00:00.000Z\"}";
  private static final String NOT_FOUND =
      "{\"type\":\"https://qualitender.fr/problems/not-found\",\"title\":\"Not found\","
          + "\"status\":404,\"code\":\"not_found\",\"detail\":\"Nothing.\",\"errors\":[],"
          + "\"request_id\":\"req_1\"}";

  private static final int CONCURRENT = 40;

  private final Map<String, String> seen = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService serving = Executors.newFixedThreadPool(CONCURRENT);
  private final CountDownLatch together = new CountDownLatch(CONCURRENT);
  private HttpServer server;
  private Api api;
  private int status = 200;
  private String type = "application/json";
  private String body = STATUS;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(serving);
    server.createContext("/", this::answer);
    server.start();
    api = Api.at(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
    serving.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestHeaders().forEach((name, values) -> seen.put(name, values.get(0)));
    String received = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + received);
    connections.add(exchange.getRemoteAddress().getPort());
    if (status == 0) {
      // Closes the connection without an answer.
      throw new IOException("closed");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("Set-Cookie", "a=b");
    exchange.getResponseHeaders().add("Location", "/docs");
    exchange.getResponseHeaders().add("X-Request-Id", "req_1");
    exchange.getResponseHeaders().add("Content-Language", "fr");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private void refuse() {
    status = 404;
    type = "application/problem+json";
    body = NOT_FOUND;
  }

  @Test
  void anAnswerThatFitsIsHandedOverAndCounted() {
    Answer answer = api.anonymous().get("/v1/status").expect(200);

    assertThat(answer.text("/status")).isEqualTo("ok");
    assertThat(answer.header("x-request-id")).isEqualTo("req_1");
    assertThat(seen).doesNotContainKey("Authorization");
    assertThat(Coverage.met().get("getStatus")).contains(200);
    assertThat(Coverage.neverSucceeded()).doesNotContain("getStatus");
  }

  @Test
  void anAnswerThatDoesNotFitFailsTheTestWhateverItExpects() {
    body = STATUS.replace("\"ok\"", "null");

    assertThatThrownBy(() -> api.anonymous().get("/v1/status").send())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("/status");
  }

  @Test
  void anotherStatusNamesWhoExpectedWhat() {
    assertThatThrownBy(() -> api.as("the body", "qk_test_1").get("/v1/status").expect(404))
        .hasMessageContaining("the body expected 404 but got: GET /v1/status -> 200");
  }

  @Test
  void refusalIsIdentifiedByItsCode() {
    refuse();

    assertThat(api.as("qk_test_1").get("/v1/tenders/tnd_1").refused(404, "not_found").status())
        .isEqualTo(404);
    assertThat(seen).containsEntry("Authorization", "Bearer qk_test_1");
    assertThatThrownBy(() -> api.as("qk_test_1").get("/v1/tenders/tnd_1").refused(404, "gone"))
        .hasMessageContaining("expected gone");
  }

  @Test
  void aKeyIsMadeUpWhereTheContractDemandsOne() {
    refuse();

    api.as("qk_test_1").post("/v1/tenders/tnd_1/publish").ifMatch("\"1\"").expect(404);
    assertThat(seen).containsEntry("If-match", "\"1\"").containsKey("Idempotency-key");

    seen.clear();
    api.as("qk_test_1").post("/v1/tenders/tnd_1/publish").withoutIdempotencyKey().expect(404);
    assertThat(seen).doesNotContainKey("Idempotency-key");

    api.as("qk_test_1").post("/v1/tenders/tnd_1/discard").expect(404);
    assertThat(seen).doesNotContainKey("Idempotency-key");
  }

  @Test
  void anUnknownPathIsOnlyMeantWhenItIsSaid() {
    refuse();

    api.anonymous().get("/v1/tendres").undocumented().expect(404);
    assertThatThrownBy(() -> api.anonymous().get("/v1/tendres").expect(404))
        .hasMessageContaining("no such path");
  }

  @Test
  void headersAndBodyAreSentUnchanged() {
    refuse();

    api.anonymous().get("/v1/tenders/tnd_1").expect(404);
    assertThat(seen.keySet())
        .containsExactlyInAnyOrder("Accept", "Connection", "Host", "User-agent");

    seen.clear();
    api.anonymous().post("/v1/tenders/tnd_1/discard").expect(404);
    assertThat(seen).doesNotContainKeys("Content-type", "Cookie").containsKey("Content-length");

    for (String type : List.of("application/merge-patch+json", "image/png", "///", "text/plain")) {
      seen.clear();
      requests.clear();
      api.anonymous().call("PATCH", "/v1/tenders/tnd_1").body(type, "{\"é\": 1 }\n").expect(404);
      assertThat(seen).containsEntry("Content-type", type).containsEntry("Content-length", "11");
      assertThat(requests).containsExactly("PATCH /v1/tenders/tnd_1 {\"é\": 1 }\n");
    }
  }

  @Test
  void aTargetThatWouldBeChangedFailsTheTest() {
    refuse();

    String target = "/v1/tenders/a%20b?q=%2F+%20&cursor=a%3D%3D&z&y=";
    api.anonymous().get(target).expect(404);
    assertThat(requests).containsExactly("GET " + target + " ");
    assertThatThrownBy(() -> api.anonymous().get("/v1/tenders/tnd_1?a=1&b=2&a=3").send())
        .hasMessageContaining("instead of /v1/tenders/tnd_1?a=1&b=2&a=3");
  }

  @Test
  void redirectsAndCookiesAreIgnored() {
    status = 302;
    type = "";
    body = "";

    assertThat(api.anonymous().get("/").expect(302).header("Location")).isEqualTo("/docs");
    api.anonymous().get("/").expect(302);
    assertThat(requests).containsExactly("GET / ", "GET / ");
    assertThat(seen).doesNotContainKey("Cookie");
  }

  @Test
  void aFailedRequestIsNotRepeated() {
    api.anonymous().get("/v1/status").expect(200);
    status = 0;

    assertThatThrownBy(() -> api.anonymous().get("/v1/status").send())
        .hasMessage("anybody: GET /v1/status got no answer");
    assertThat(requests).hasSize(2);
  }

  @Test
  void aConnectionIsReused() {
    for (int i = 0; i < 5; i++) {
      api.anonymous().get("/v1/status").expect(200);
    }
    refuse();
    api.anonymous().get("/v1/tenders/tnd_1").expect(404);
    assertThat(connections).hasSize(1);
  }

  @Test
  void concurrentCallsGetTheirOwnAnswers() throws Exception {
    refuse();
    server.removeContext("/");
    server.createContext("/", this::answerTogether);
    ExecutorService callers = Executors.newFixedThreadPool(CONCURRENT);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < CONCURRENT; i++) {
      Call call = api.as("qk_test_" + i).get("/v1/tenders/tnd_" + i);
      calls.add(() -> call.expect(404).text("/request_id"));
    }
    try {
      List<Future<String>> answers = callers.invokeAll(calls, 30, TimeUnit.SECONDS);
      for (int i = 0; i < CONCURRENT; i++) {
        assertThat(answers.get(i).get()).isEqualTo("req_tnd_" + i);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  /** Answers no request before all have arrived. */
  private void answerTogether(HttpExchange exchange) throws IOException {
    together.countDown();
    try {
      together.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    String id = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
    byte[] bytes = body.replace("req_1", "req_" + id).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("X-Request-Id", "req_" + id);
    exchange.getResponseHeaders().add("Content-Language", "fr");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
