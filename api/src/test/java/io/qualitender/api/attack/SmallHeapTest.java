package io.qualitender.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.journey.Steps;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Thirty-two concurrent bodies of a megabyte, on a quarter of the heap that they once exhausted.
 * Fails if a list is unlimited while being parsed: the process runs out of memory.
 */
class SmallHeapTest {

  private static final String HEAP = "192m";
  private static final int CONCURRENT = 32;
  private static final int TENANTS = 4;
  private static final int ROUNDS = 3;
  private static final int MOST = 1 << 20;

  /** Refused before the body was read: rate limit, or busy. */
  private static final List<Integer> NOT_READ = List.of(429, 503);

  private static final List<Integer> REFUSALS = List.of(400, 413, 422, 429, 503);

  @Test
  void largeBodiesAreRefusedWithoutExhaustingMemory() throws Exception {
    try (SmallServer server = SmallServer.start(HEAP)) {
      Api api = Api.at(server.address());
      List<Actor> organizations = new ArrayList<>();
      List<String> tenders = new ArrayList<>();
      TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", TENANTS, 2);
      for (int i = 0; i < TENANTS; i++) {
        Actor organization = sandbox.organization(i);
        Steps.saysWhoItIs(organization);
        organizations.add(organization);
        tenders.add(
            "/v1/tenders/" + organization.post("/v1/tenders", Steps.TENDER).expect(201).id());
      }
      String nulls = filled("{\"criteria\":[null", ",null", "]}");
      String empty = filled("{\"certification_body_ids\":[\"\"", ",\"\"", "]}");
      String twins = filled("{\"by\":1", ",\"by\":1", "}");
      List<IntFunction<Call>> attacks =
          List.of(
              i -> organizations.get(i).post("/v1/tenders", nulls),
              i -> organizations.get(i).post(tenders.get(i) + "/invitations", empty),
              i -> organizations.get(i).post("/v1/test-clock/advance", longNames()),
              i -> organizations.get(i).post("/v1/test-clock/advance", twins));
      long start = System.nanoTime();
      int answered = 0;
      int read = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (IntFunction<Call> attack : attacks) {
          for (Answer answer : together(attack)) {
            assertThat(answer.status()).as(answer.toString()).isIn(REFUSALS);
            assertThat(answer.body().length()).isLessThan(40_000);
            answered++;
            read += NOT_READ.contains(answer.status()) ? 0 : 1;
          }
        }
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      System.out.println(
          "attacks answered: %d, of which read: %d, in %d ms"
              .formatted(answered, read, taken.toMillis()));
      assertThat(read).as("more than the rate limits alone would stop").isGreaterThan(200);
      assertThat(answered).isEqualTo(ROUNDS * attacks.size() * CONCURRENT);
      assertThat(taken).isLessThan(Duration.ofSeconds(120));
      assertThat(server.isAlive()).isTrue();
      organizations.get(0).get(tenders.get(0)).expect(200);
      api.anonymous().post("/v1/sandboxes", longNames()).refused(400, "malformed_body");
      api.anonymous().post("/v1/sign-up", longNames()).refused(400, "malformed_body");
    }
  }

  /**
   * As many at a time as once exhausted the heap, from several tenants, so that limits per tenant
   * do not stop them.
   */
  private static List<Answer> together(IntFunction<Call> attack) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONCURRENT);
    try {
      List<Answer> answers = new ArrayList<>();
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < CONCURRENT; i++) {
        Call call = attack.apply(i % TENANTS);
        calls.add(call::send);
      }
      for (Future<Answer> each : threads.invokeAll(calls)) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static String filled(String start, String part, String end) {
    int times = (MOST - start.length() - end.length()) / part.length();
    return start + part.repeat(times) + end;
  }

  private static String longNames() {
    String name = "{\"" + "n".repeat(45_000) + "\":";
    return name.repeat(20) + "[1" + ",1".repeat(50_000) + "]" + "}".repeat(20);
  }
}
