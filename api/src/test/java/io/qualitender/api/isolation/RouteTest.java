package io.qualitender.api.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestServer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of openapi.yaml with ids of other tenants in every place, called by every kind of
 * other tenant: the answer is the same as for an unknown id, byte for byte, and nothing changes.
 * {@code EveryOperationTest} tests that each operation works for those who may.
 *
 * <p>Fails for the four operations on a quote when the body is missing from both the query of
 * quotes and the policy behind it (either of the two is enough to pass), and for an award's 404
 * that names the quote it did not find.
 */
class RouteTest {

  private static final OpenApi DOCUMENT = OpenApi.load();

  /** A well-formed id of no object. */
  private static final String UNKNOWN_ID = "01kfq5w8y2b4d6g8j0m2p4r6zz";

  /** Ids in bodies that are of the directory, which is public. */
  private static final Set<String> PUBLIC_IDS = Set.of("certification_body_ids");

  private static Market market;
  private static Api api;
  private static List<String> before;

  @BeforeAll
  static void createMarket() {
    api = TestServer.shared().api();
    market = new Market(api);
    before = market.snapshot();
  }

  @AfterAll
  static void nothingChanged() {
    List<String> after = market.snapshot();
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).isEqualTo(before.get(i));
    }
  }

  static Stream<Operation> withAnId() {
    return DOCUMENT.operations().stream().filter(operation -> operation.path().contains("{id}"));
  }

  static Stream<Operation> lists() {
    return DOCUMENT.operations().stream()
        .filter(operation -> operation.method().equals("GET") && operation.isAuthenticated())
        .filter(operation -> !operation.path().contains("{"));
  }

  @ParameterizedTest
  @MethodSource("withAnId")
  void foreignIdGetsTheAnswerOfAnUnknownOne(Operation operation) {
    String collection = operation.path().split("/")[2];
    Collection<String> foreign = market.ids.getOrDefault(collection, Set.of());
    assertThat(foreign).as("there must be an object of the kind").isNotEmpty();
    for (Actor stranger : strangers(operation)) {
      for (String id : foreign) {
        String unknown = id.substring(0, 4) + UNKNOWN_ID;
        assertSame(
            stranger + " " + operation + " " + id,
            call(stranger, operation, id).refused(404, "not_found"),
            call(stranger, operation, unknown).refused(404, "not_found"));
      }
    }
  }

  private static List<Actor> strangers(Operation operation) {
    if (operation.isAuthenticated()) {
      return market.strangers(operation.tenancy());
    }
    // The real bodies of the directory are public; the fictional ones belong to their sandbox.
    return List.of(
        api.anonymous(),
        market.organizations.get(1),
        market.organizations.get(2),
        market.bodies.get(2),
        market.bodies.get(3));
  }

  private static Call call(Actor actor, Operation operation, String id) {
    Call call =
        actor
            .call(operation.method(), operation.path().replace("{id}", id))
            .header("If-Match", "\"1\"");
    String type =
        operation.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
    JsonNode media = operation.node().at("/requestBody/content").path(type);
    if (media.isMissingNode()) {
      return call;
    }
    String example = media.at("/examples/default/$ref").asText().substring(1);
    return call.body(type, DOCUMENT.locate(example).child("value").node().toString());
  }

  private static void assertSame(String what, Answer foreign, Answer unknown) {
    assertThat(foreign.body().replace(foreign.text("/request_id"), ""))
        .as(what)
        .isEqualTo(unknown.body().replace(unknown.text("/request_id"), ""));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void listsShowOwnObjectsOnly(Operation operation) {
    if (operation.path().equals("/v1/certification-bodies")) {
      return;
    }
    for (Actor stranger : market.strangers(operation.tenancy())) {
      Answer list = stranger.get(operation.path()).send();
      for (Map.Entry<String, Set<String>> kind : market.ids.entrySet()) {
        // The loser was asked to the same tender.
        boolean asked = kind.getKey().equals("tenders") && stranger == market.bodies.get(0);
        if (!asked && !kind.getKey().equals("certification-bodies")) {
          assertThat(list.body())
              .as(stranger + " " + operation + " " + kind.getKey())
              .doesNotContain(kind.getValue());
        }
      }
      assertThat(list.body()).doesNotContain(market.file);
    }
  }

  @ParameterizedTest(name = "{0} in {1} {2}")
  @CsvSource({
    "invitation_id, POST, /v1/quotes",
    "quote_id, POST, /v1/tenders/{id}/awards",
    "certification_file_id, POST, /v1/certificates"
  })
  void foreignIdInABodyGetsTheAnswerOfAnUnknownOne(String name, String method, String path) {
    List<Actor> strangers =
        name.equals("quote_id") ? market.organizations.subList(0, 1) : market.bodies;
    for (Actor stranger : strangers) {
      for (String id : foreignIds(name)) {
        assertSame(
            stranger + " " + name + " " + id,
            inBody(stranger, name, path, id).refused(404, "not_found"),
            inBody(stranger, name, path, id.substring(0, 4) + UNKNOWN_ID)
                .refused(404, "not_found"));
      }
    }
  }

  private static Collection<String> foreignIds(String name) {
    return switch (name) {
      case "invitation_id" -> market.ids.get("invitations");
      case "quote_id" -> market.ids.get("quotes");
      default -> Set.of(market.file);
    };
  }

  private static Call inBody(Actor stranger, String name, String path, String id) {
    Operation operation =
        DOCUMENT.operations().stream()
            .filter(one -> one.method().equals("POST") && one.path().equals(path))
            .findFirst()
            .orElseThrow();
    String example =
        operation
            .node()
            .at("/requestBody/content/application~1json/examples/default/$ref")
            .asText()
            .substring(1);
    ObjectNode body = DOCUMENT.locate(example).child("value").node().deepCopy();
    body.put(name, id);
    String target = path.replace("{id}", market.rivalTender);
    Call call = stranger.post(target, body.toString());
    return path.contains("{id}")
        ? call.ifMatch(stranger.get("/v1/tenders/" + market.rivalTender).expect(200).etag())
        : call;
  }

  /** A new id in a request must be added above. */
  @Test
  void allIdsOfRequestBodiesAreCovered() {
    Set<String> names = new TreeSet<>();
    for (Operation operation : DOCUMENT.operations()) {
      operation
          .node()
          .path("requestBody")
          .path("content")
          .forEach(
              media ->
                  names.addAll(
                      idNames(
                          DOCUMENT
                              .locate(media.path("schema").path("$ref").asText().substring(1))
                              .node())));
    }
    names.removeAll(PUBLIC_IDS);
    assertThat(names).containsExactly("certification_file_id", "invitation_id", "quote_id");
  }

  private static List<String> idNames(JsonNode schema) {
    List<String> names = new ArrayList<>();
    schema
        .findParents("properties")
        .forEach(
            object ->
                object
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(
                        name -> {
                          if (name.matches("(.*_)?ids?")) {
                            names.add(name);
                          }
                        }));
    return names;
  }
}
