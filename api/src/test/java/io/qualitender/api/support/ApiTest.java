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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Map<String, String> seen = new ConcurrentHashMap<>();
  private HttpServer server;
  private Api api;
  private int status = 200;
  private String type = "application/json";
  private String body = STATUS;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    api = Api.at(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestHeaders().forEach((name, values) -> seen.put(name, values.get(0)));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
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
}
