package io.qualitender.api.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.qualitender.api.platform.app.QualitenderConfiguration.Requests;
import io.qualitender.api.platform.app.QualitenderServer.Settings;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.api.support.TestSandbox;
import java.net.URI;
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

  private static Api api(QualitenderServer server) {
    return Api.at(URI.create("http://localhost:" + server.port()));
  }

  private static Actor tenant() {
    return TestSandbox.at(api(server), "2026-12-01T08:00:00Z", 1, 1).organization(0);
  }

  /**
   * Thirty connections of one tenant and one of another that is never refused. Seen to fail with a
   * limit as high as the number of connections.
   */
  @Test
  void tenantWithManyConnectionsIsLimitedAlone() throws Exception {
    Actor greedy = tenant();
    Actor neighbour = tenant();
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
                  Answer answer = greedy.get("/v1/certification-bodies?limit=100").send();
                  assertThat(answer.status()).isIn(200, 429);
                  (answer.status() == 200 ? served : refused).incrementAndGet();
                  if (answer.status() == 429) {
                    assertThat(answer.hasHeader("Retry-After")).isTrue();
                  }
                }
                return null;
              }));
    }
    for (int i = 0; i < 40; i++) {
      neighbour.get("/v1/tenant").expect(200);
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
    TestSandbox sandbox = TestSandbox.at(api(server), "2026-12-01T08:00:00Z", 1, 1);
    try (QualitenderServer strict = start(new Requests(8, 5, 2, 4, Duration.milliseconds(500)))) {
      Actor asking = api(strict).as(sandbox.answer().text("/tenants/0/api_key/secret"));
      for (int left = 4; left >= 0; left--) {
        assertThat(asking.get("/v1/tenant").expect(200).header("RateLimit"))
            .startsWith("\"key\";r=" + left + ";t=");
      }
      asking.get("/v1/tenant").refused(429, "too_many_requests");
      Actor anybody = api(strict).anonymous();
      anybody.get("/v1/status").expect(200);
      anybody.get("/v1/status").expect(200);
      Answer refused = anybody.get("/v1/status").refused(429, "too_many_requests");
      assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"address\";q=8;w=60");
      assertThat(refused.header("Retry-After")).matches("[1-9]\\d?");
    }
  }
}
