package io.qualitender.api.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.qualitender.api.platform.app.QualitenderConfiguration.Requests;
import io.qualitender.api.platform.app.QualitenderServer.Settings;
import io.qualitender.api.support.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rate limits of the whole server: a tenant with too many requests does not affect others. */
class ServerRateLimitsTest {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static TestDatabase database;
  private static QualitenderServer server;

  @BeforeAll
  static void start() throws Exception {
    database = TestDatabase.create();
    server = start(new Requests(1_000_000, 1_000_000, 2, 4, Duration.milliseconds(500)));
  }

  private static QualitenderServer start(Requests requests) throws Exception {
    return QualitenderServer.start(
        Settings.DEV,
        0,
        0,
        database.access(),
        settings -> settings.setLimits(settings.getLimits().with(requests)));
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  private static HttpResponse<String> get(QualitenderServer from, String path, String key)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + from.port() + path));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String key() throws Exception {
    HttpResponse<String> made =
        CLIENT.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + server.port() + "/v1/sandboxes"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"organizations\": 1, \"bodies\": 1}"))
                .build(),
            BodyHandlers.ofString());
    return made.body().replaceFirst("(?s).*?(qk_test_[A-Za-z0-9_]+).*", "$1");
  }

  /**
   * Thirty connections of one tenant and one of another that is never refused. Seen to fail with a
   * limit as high as the number of connections.
   */
  @Test
  void tenantWithManyConnectionsIsLimitedAlone() throws Exception {
    String greedy = key();
    String neighbour = key();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger served = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    ExecutorService crowd = Executors.newFixedThreadPool(30);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(
          crowd.submit(
              () -> {
                while (!over.get()) {
                  HttpResponse<String> answer =
                      get(server, "/v1/certification-bodies?limit=100", greedy);
                  assertThat(answer.statusCode()).isIn(200, 429);
                  (answer.statusCode() == 200 ? served : refused).incrementAndGet();
                  if (answer.statusCode() == 429) {
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                  }
                }
                return null;
              }));
    }
    for (int i = 0; i < 40; i++) {
      assertThat(get(server, "/v1/tenant", neighbour).statusCode()).isEqualTo(200);
    }
    over.set(true);
    for (Future<?> each : all) {
      each.get(30, TimeUnit.SECONDS);
    }
    crowd.shutdown();
    System.out.println("Greedy: " + served + " served, " + refused + " refused");
    assertThat(served.get()).isPositive();
    assertThat(refused.get()).isPositive();
  }

  @Test
  void tooManyRequestsPerMinuteGetRetryAfter() throws Exception {
    String key = key();
    try (QualitenderServer strict = start(new Requests(8, 5, 2, 4, Duration.milliseconds(500)))) {
      for (int left = 4; left >= 0; left--) {
        HttpResponse<String> answer = get(strict, "/v1/tenant", key);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("RateLimit").orElse(""))
            .startsWith("\"key\";r=" + left + ";t=");
      }
      assertThat(get(strict, "/v1/tenant", key).statusCode()).isEqualTo(429);
      assertThat(get(strict, "/v1/status", null).statusCode()).isEqualTo(200);
      assertThat(get(strict, "/v1/status", null).statusCode()).isEqualTo(200);
      HttpResponse<String> refused = get(strict, "/v1/status", null);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("RateLimit-Policy")).hasValue("\"address\";q=8;w=60");
      assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d?");
      assertThat(refused.body()).contains("\"code\":\"too_many_requests\"");
    }
  }
}
