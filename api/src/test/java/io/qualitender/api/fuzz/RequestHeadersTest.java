package io.qualitender.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.contract.Contract;
import io.qualitender.api.fuzz.Wire.Received;
import io.qualitender.api.fuzz.Wire.Sent;
import io.qualitender.api.support.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Malformed values of every request header that the service, its framework or its server parses, on
 * a public read, a private read, a write and a patch.
 *
 * <p>Has failed: {@code Accept-Language: -} was a 500 after the tender had been written.
 */
class RequestHeadersTest {

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Charset",
          "Accept-Encoding",
          "Accept-Language",
          "Authorization",
          "Cache-Control",
          "Connection",
          "Content-Encoding",
          "Content-Language",
          "Content-Length",
          "Content-Type",
          "Cookie",
          "Date",
          "Expect",
          "Forwarded",
          "From",
          "Host",
          "If-Match",
          "If-None-Match",
          "If-Modified-Since",
          "If-Unmodified-Since",
          "If-Range",
          "Idempotency-Key",
          "Origin",
          "Access-Control-Request-Method",
          "Access-Control-Request-Headers",
          "Prefer",
          "Range",
          "Referer",
          "TE",
          "Trailer",
          "Transfer-Encoding",
          "Upgrade",
          "User-Agent",
          "Via",
          "X-Request-Id",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "X-HTTP-Method-Override",
          "traceparent");

  /** After these the server may wait for more data, or read it as another request. */
  private static final Set<String> ABOUT_THE_MESSAGE =
      Set.of("Content-Length", "Transfer-Encoding", "Expect", "Connection", "Upgrade", "TE");

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "-",
          "--",
          "-;q=1",
          "*",
          "*/*",
          "/",
          "///",
          ";",
          ",",
          ",,,",
          "=",
          ";;;q=",
          "q=",
          "en-",
          "-en",
          "fr;q=x",
          "fr;q=2",
          "fr;q=-1",
          "fr;q=NaN",
          "é",
          "\u0001",
          "\t",
          "%00",
          "%",
          "\"",
          "\"\"",
          "\"7",
          "7",
          "W/\"7\"",
          "W/7",
          "'",
          "{}",
          "[",
          "null",
          "NaN",
          "-1",
          "0",
          "1e999",
          "99999999999999999999",
          "bytes=0-",
          "bytes=-",
          "gzip;q=0",
          "identity;q=0, *;q=0",
          "text/html;q=0.5, */*;q=x",
          "application/json;q=2",
          "application/json;q=0",
          "application/json; charset=\"",
          "application/json; charset=utf-16",
          "application/json; charset=x;charset=y",
          "Thu, 01 Jan 1970 00:00:00 GMT",
          "Thu, 99 Foo",
          "close, close",
          "chunked, chunked",
          "100-continue",
          "h2c",
          "Bearer",
          "Bearer ",
          "Bearer é",
          "Basic Og==",
          "bearer qk_test_x",
          "$Version=1; a=b; =c",
          "localhost:x",
          "[::1",
          "a b",
          "𝄞",
          "x".repeat(300),
          "a,".repeat(400),
          "x-".repeat(120) + ";q=0.1");

  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private int cases;

  @Test
  void noHeaderIsAServerErrorOrOutsideTheContract() throws Exception {
    TestServer server = TestServer.shared();
    FuzzSandbox world = new FuzzSandbox(server.api());
    String draft = world.ids.get("tenders").get(0);
    List<Supplier<Sent>> requests =
        List.of(
            () -> new Sent("GET", "/v1/certification-bodies?limit=2"),
            () ->
                new Sent("GET", "/v1/tenders/" + draft)
                    .header("Authorization", "Bearer " + world.organizationKey),
            () ->
                new Sent("POST", "/v1/tenders")
                    .header("Authorization", "Bearer " + world.organizationKey)
                    .body("application/json", "{\"kind\": \"initial\"}"),
            () ->
                new Sent("PATCH", "/v1/tenders/" + draft)
                    .header("Authorization", "Bearer " + world.organizationKey)
                    .header("If-Match", "\"1\"")
                    .body("application/merge-patch+json", "{}"));
    try (Wire wire = new Wire(server.address().getPort())) {
      for (String header : HEADERS) {
        for (String value : VALUES) {
          for (Supplier<Sent> request : requests) {
            ask(wire, header, request.get().replacing(header, value));
          }
        }
      }
      System.out.println("Request headers: " + cases + " cases, " + statuses);
      assertThat(faults.stream().limit(20)).isEmpty();
      assertThat(wire.unannounced()).as("connections closed unannounced").isZero();
    }
    assertThat(cases).isEqualTo(HEADERS.size() * VALUES.size() * 4).isGreaterThan(10_000);
    assertThat(statuses).containsKeys(200, 201, 400, 401, 406, 415, 412);
  }

  private void ask(Wire wire, String header, Sent sent) {
    cases++;
    String what = header + ": " + Objects.toString(sent.value(header)).strip();
    try {
      Received received =
          ABOUT_THE_MESSAGE.contains(header) ? wire.sendAndEnd(sent) : wire.send(sent);
      statuses.merge(received.status(), 1, Integer::sum);
      if (received.status() >= 500 && received.status() != 501 && received.status() != 505) {
        faults.add(what + " -> " + received.status() + " on " + sent.method());
      }
      Contract.get().checkAnswer(received.exchange(sent));
    } catch (IOException | AssertionError e) {
      faults.add(what + " on " + sent.method() + ": " + e.getMessage());
    }
  }
}
