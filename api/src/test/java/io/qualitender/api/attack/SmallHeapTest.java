package io.qualitender.api.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.journey.Steps;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.TestSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Thirty-two bodies of a megabyte at a time, on a quarter of the heap that they once brought down.
 * Red where a list has no cap while it is read: the process runs out of memory and ends.
 */
class SmallHeapTest {

  private static final String HEAP = "192m";
  private static final int AT_A_TIME = 32;
  private static final int ROUNDS = 3;
  private static final int MOST = 1 << 20;

  @Test
  void listsOfNullsEmptyIdsAndLongNamesCostLittleAndTheServerGoesOn() throws Exception {
    try (SmallServer server = SmallServer.start(HEAP)) {
      Api api = Api.at(server.address());
      TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 2);
      Actor organization = sandbox.organization(0);
      Steps.saysWhoItIs(organization);
      String tender = organization.post("/v1/tenders", Steps.TENDER).expect(201).id();
      String invitations = "/v1/tenders/" + tender + "/invitations";

      List<Callable<Answer>> attacks =
          List.of(
              () ->
                  organization
                      .post("/v1/tenders", filled("{\"criteria\":[null", ",null", "]}"))
                      .send(),
              () ->
                  organization
                      .post(invitations, filled("{\"certification_body_ids\":[\"\"", ",\"\"", "]}"))
                      .send(),
              () -> organization.post("/v1/test-clock/advance", longNames()).send(),
              () ->
                  organization
                      .post("/v1/test-clock/advance", filled("{\"by\":1", ",\"by\":1", "}"))
                      .send());
      long start = System.nanoTime();
      int answered = 0;
      for (int round = 0; round < ROUNDS; round++) {
        for (Callable<Answer> attack : attacks) {
          for (Answer answer : together(attack)) {
            assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
            assertThat(answer.body().length()).isLessThan(40_000);
            answered++;
          }
        }
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      System.out.println("attacks answered: " + answered + " in " + taken.toMillis() + " ms");
      assertThat(answered).isEqualTo(ROUNDS * attacks.size() * AT_A_TIME);
      assertThat(taken).isLessThan(Duration.ofSeconds(120));
      assertThat(server.isAlive()).isTrue();
      organization.get("/v1/tenders/" + tender).expect(200);
      api.anonymous().post("/v1/sandboxes", longNames()).refused(400, "malformed_body");
      api.anonymous().post("/v1/sign-up", longNames()).refused(400, "malformed_body");
    }
  }

  private static List<Answer> together(Callable<Answer> attack) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> each : threads.invokeAll(Collections.nCopies(AT_A_TIME, attack))) {
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
