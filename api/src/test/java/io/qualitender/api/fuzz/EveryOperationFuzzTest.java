package io.qualitender.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qualitender.api.contract.Contract;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.fuzz.Wire.Received;
import io.qualitender.api.fuzz.Wire.Sent;
import io.qualitender.api.support.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Seeded fuzzing: thousands of requests to every operation of openapi.yaml, generated from its
 * schemas and examples and mutated. No answer is a server error or undocumented, and no connection
 * is closed unannounced.
 *
 * <p>Use {@code -Dfuzz.seed=…} for other requests, {@code -Dfuzz.seconds=…} and {@code
 * -Dfuzz.rounds=…} for more.
 */
class EveryOperationFuzzTest {

  private static final OpenApi DOCUMENT = OpenApi.load();
  private static final JsonMapper JSON = new JsonMapper();

  private static final long SEED = Long.getLong("fuzz.seed", 20261126L);
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 60));
  private static final int MAX_ROUNDS = Integer.getInteger("fuzz.rounds", 85);

  /** These hash a password, create tenants or advance over years: one round in ten. */
  private static final Set<String> COSTLY = Set.of("signUp", "createSandbox", "advanceTestClock");

  private static final int MIN_REQUESTS = 30;

  private final TestServer server = TestServer.shared();
  private final Random random = new Random(SEED);
  private final FuzzSandbox world = new FuzzSandbox(server.api());
  private final Requests requests = new Requests(DOCUMENT, world, random);
  private final Map<String, Map<Integer, Integer>> answers = new LinkedHashMap<>();
  private final Map<String, String> faults = new TreeMap<>();
  private int asked;
  private Sent before;

  @Test
  void everyAnswerIsDocumented() throws Exception {
    System.out.println("Fuzzing with seed " + SEED);
    DOCUMENT.operations().forEach(operation -> answers.put(operation.id(), new TreeMap<>()));
    long end = System.nanoTime() + TIME.toNanos();
    try (Wire wire = new Wire(server.address().getPort())) {
      for (int round = 0; round < MAX_ROUNDS && System.nanoTime() < end; round++) {
        for (Operation operation : DOCUMENT.operations()) {
          if (round % 10 == 0 || !COSTLY.contains(operation.id())) {
            ask(wire, operation);
          }
        }
      }
      report();
      assertThat(faults.values().stream().limit(30)).isEmpty();
      assertThat(wire.unannounced()).as("connections closed unannounced").isZero();
    }
    answers.forEach(
        (id, statuses) ->
            assertThat(total(statuses))
                .as(id)
                .isGreaterThanOrEqualTo(COSTLY.contains(id) ? MIN_REQUESTS / 10 : MIN_REQUESTS));
    assertThat(answers.values().stream().mapToInt(EveryOperationFuzzTest::total).sum())
        .isGreaterThan(MIN_REQUESTS * (DOCUMENT.operations().size() - COSTLY.size()));
  }

  private void ask(Wire wire, Operation operation) throws IOException {
    Sent sent = requests.of(operation);
    String own = "fuzz-%08d".formatted(++asked);
    if (sent.value("X-Request-Id") == null) {
      sent.header("X-Request-Id", own);
    }
    Received received;
    try {
      received = wire.send(sent);
    } catch (IOException | RuntimeException e) {
      fault(operation, "no answer", sent, e.toString());
      return;
    }
    String named = received.header("X-Request-Id");
    if (named.startsWith("fuzz-") && !named.equals(own)) {
      fault(operation, "answer to another request", before, received.toString());
      wire.close();
      return;
    }
    before = sent;
    answers.get(operation.id()).merge(received.status(), 1, Integer::sum);
    if (received.status() >= 500) {
      fault(operation, "server error", sent, received.status() + " " + received.body());
    }
    String path = sent.target().split("\\?", 2)[0];
    try {
      if (DOCUMENT.operation(sent.method(), path).isPresent()) {
        Contract.get().checkAnswer(received.exchange(sent));
      } else {
        Contract.get().checkUnknownPathAnswer(received.exchange(sent));
      }
    } catch (AssertionError e) {
      fault(operation, "not as documented " + received.status(), sent, e.getMessage());
    }
    if (received.status() == 201 || received.status() == 200) {
      learn(received.body());
    }
  }

  /** Created objects are used in later requests. */
  private void learn(String body) {
    try {
      JsonNode made = JSON.readTree(body);
      if (made != null && made.path("id").isTextual()) {
        world.learn(made.path("object").asText(), made.path("id").asText());
      }
    } catch (IOException noJson) {
      // The documentation page and the contract have no ids.
    }
  }

  /** One of each kind is enough. */
  private void fault(Operation operation, String what, Sent sent, String said) {
    String body =
        sent.body() == null ? "" : new String(sent.body(), java.nio.charset.StandardCharsets.UTF_8);
    StringBuilder headers = new StringBuilder();
    sent.headers()
        .forEach(each -> headers.append(each[0]).append(": ").append(each[1]).append(" | "));
    faults.putIfAbsent(
        operation.id() + " " + what,
        operation.id()
            + " "
            + what
            + ": "
            + shortened(sent.method() + " " + sent.target(), 400)
            + "\n  "
            + shortened(headers.toString(), 400)
            + "\n  "
            + shortened(body, 900)
            + "\n  -> "
            + shortened(said, 900));
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  private void report() {
    answers.forEach((id, statuses) -> System.out.println("  " + id + " " + statuses));
    System.out.println(
        "Fuzzed "
            + answers.size()
            + " operations with "
            + answers.values().stream().mapToInt(EveryOperationFuzzTest::total).sum()
            + " requests, "
            + faults.size()
            + " kinds of fault");
  }

  private static int total(Map<Integer, Integer> statuses) {
    return statuses.values().stream().mapToInt(Integer::intValue).sum();
  }
}
