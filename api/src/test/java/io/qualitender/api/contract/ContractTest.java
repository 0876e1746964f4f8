package io.qualitender.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the contract check that all HTTP tests use. */
class ContractTest {

  private static final String TENDER = "/v1/tenders/tnd_01kfq5w8y2b4d6g8j0m2p4r601";
  private static final OpenApi DOCUMENT = OpenApi.load();
  private static final Contract CONTRACT = new Contract(DOCUMENT);

  private static JsonNode example(String name) {
    return DOCUMENT.component("examples", name).path("value").deepCopy();
  }

  private static Map<String, List<String>> headers(String type) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put("content-type", List.of(type));
    headers.put("x-request-id", List.of("req_1"));
    headers.put("content-language", List.of("fr"));
    headers.put("etag", List.of("\"2\""));
    headers.put("allow", List.of("GET, HEAD, OPTIONS"));
    return headers;
  }

  private static Exchange read(String target, int status, String type, JsonNode body) {
    return new Exchange("GET", target, null, null, status, headers(type), body.toString());
  }

  private static Exchange tender(Consumer<ObjectNode> change) {
    ObjectNode body = (ObjectNode) example("TenderOpen");
    change.accept(body);
    return read(TENDER, 200, "application/json;charset=utf-8", body);
  }

  private static Exchange refusal(int status, String example) {
    return read(TENDER, status, "application/problem+json", example(example));
  }

  @Test
  void documentedAnswersPass() {
    assertThat(CONTRACT.answerFaults(tender(body -> {}))).isEmpty();
    assertThat(CONTRACT.answerFaults(refusal(404, "ProblemNotFound"))).isEmpty();
    assertThat(CONTRACT.answerFaults(refusal(405, "ProblemMethodNotAllowed"))).isEmpty();
    CONTRACT.checkUnknownPathAnswer(
        read("/v1/nothing", 404, "application/problem+json", example("ProblemNotFound")));
  }

  /** Each part of a 409's status is required; a conflict of two writers has none. */
  @Test
  void conflictWithoutStatusIsAFault() {
    CONTRACT.checkAnswer(conflict(body -> {}));
    for (String half : List.of("current_state", "allowed_actions")) {
      assertThatThrownBy(() -> CONTRACT.checkAnswer(conflict(body -> body.remove(half))))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("a 409 without the object's status");
    }
    CONTRACT.checkAnswer(
        conflict(
            body -> {
              body.remove(List.of("current_state", "allowed_actions"));
              body.put("code", "conflict").put("type", "https://qualitender.fr/problems/conflict");
            }));
  }

  private static Exchange conflict(Consumer<ObjectNode> change) {
    ObjectNode body = (ObjectNode) example("ProblemConflict");
    body.put("current_state", "open");
    body.putArray("allowed_actions");
    body.remove(List.of("deadline", "server_time"));
    change.accept(body);
    return new Exchange(
        "POST",
        TENDER + "/cancel",
        "application/json",
        "{}",
        409,
        headers("application/problem+json"),
        body.toString());
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("null where not nullable", tender(body -> body.putNull("state")), "state"),
        Arguments.of("a property is absent", tender(body -> body.remove("award")), "award"),
        Arguments.of("an undocumented property", tender(body -> body.put("quotes", 3)), "quotes"),
        Arguments.of(
            "an impossible instant",
            tender(body -> body.put("closes_at", "2026-02-30T11:00:00.000Z")),
            "closes_at"),
        Arguments.of(
            "an instant without milliseconds",
            tender(body -> body.put("server_time", "2026-12-01T08:00:00Z")),
            "server_time"),
        Arguments.of("another type", tender(body -> body.put("object", "quote")), "object"),
        Arguments.of("a foreign id", tender(body -> body.put("id", "quo_1")), "id"),
        Arguments.of(
            "a nested fault",
            tender(body -> ((ObjectNode) body.at("/criteria/0")).put("weight", 0)),
            "weight"),
        Arguments.of(
            "an eighth of a day",
            tender(body -> ((ObjectNode) body.at("/statutory_days/surveillance")).put("days", 0.3)),
            "days"),
        Arguments.of(
            "an undocumented status", refusal(418, "ProblemNotFound"), "418 is not documented"),
        Arguments.of(
            "a problem with another status",
            refusal(404, "ProblemForbidden"),
            "the problem's status"),
        Arguments.of(
            "an undocumented media type",
            read(TENDER, 200, "text/html", example("TenderOpen")),
            "'text/html' is not documented"),
        Arguments.of(
            "JSON instead of a problem",
            read(TENDER, 404, "application/json", example("ProblemNotFound")),
            "'application/json' is not documented"),
        Arguments.of(
            "an undocumented path",
            read("/v1/nothing", 404, "application/problem+json", example("ProblemNotFound")),
            "no such path"),
        Arguments.of(
            "a missing ETag",
            new Exchange(
                "GET",
                TENDER,
                null,
                null,
                200,
                Map.of("Content-Type", List.of("application/json"), "X-Request-Id", List.of("r")),
                example("TenderOpen").toString()),
            "header ETag is missing"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void eachFaultIsNamed(String what, Exchange exchange, String named) {
    assertThat(CONTRACT.answerFaults(exchange)).as(what).anyMatch(fault -> fault.contains(named));
    assertThatThrownBy(() -> CONTRACT.checkAnswer(exchange))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(named);
  }

  @Test
  void documentedOperationCannotPassAsUnknownPath() {
    Exchange known = refusal(404, "ProblemNotFound");

    assertThatThrownBy(() -> CONTRACT.checkUnknownPathAnswer(known))
        .hasMessageContaining("the document knows this operation");
  }

  @Test
  void acceptedRequestsMustBeDocumented() {
    String body = example("TenderCreate").toString();

    assertThat(CONTRACT.requestFaults(create("/v1/tenders", "application/json", body))).isEmpty();
    assertThat(CONTRACT.requestFaults(create("/v1/tenders", "application/json", "{}")))
        .anyMatch(fault -> fault.contains("kind"));
    assertThat(CONTRACT.requestFaults(create("/v1/tenders?dry=1", "application/json", body)))
        .containsExactly("query parameter dry is not documented");
    assertThat(CONTRACT.requestFaults(create("/v1/tenders", "text/plain", body)))
        .containsExactly("a request body of text/plain is not documented");
    assertThat(CONTRACT.requestFaults(create("/v1/tenders", null, null)))
        .containsExactly("the body is missing");
  }

  private static Exchange create(String target, String type, String body) {
    return new Exchange("POST", target, type, body, 201, Map.of(), "");
  }

  @Test
  void literalPathsWinOverTemplates() {
    assertThat(DOCUMENT.operation("GET", TENDER).orElseThrow().id()).isEqualTo("getTender");
    assertThat(DOCUMENT.operation("POST", TENDER + "/publish").orElseThrow().id())
        .isEqualTo("publishTender");
    assertThat(DOCUMENT.operation("GET", TENDER + "/publish")).isEmpty();
    assertThat(DOCUMENT.operation("GET", "/v1/tenders/")).isEmpty();
  }
}
