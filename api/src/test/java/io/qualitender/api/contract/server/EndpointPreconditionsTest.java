package io.qualitender.api.contract.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The refusals that all operations of openapi.yaml share, in order of precedence, tested on the
 * whole server. The operations are read from the document, so that new ones are included.
 */
class EndpointPreconditionsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final OpenApi DOCUMENT = OpenApi.load();

  /** A well-formed id of no object. */
  private static final String UNKNOWN_ID = "00000000000000000000000000";

  private static Api api;
  private static Actor organization;
  private static Actor body;
  private static Actor organizationReader;
  private static Actor bodyReader;
  private static Actor administrator;

  @BeforeAll
  static void createCallers() {
    api = TestServer.shared().api();
    TestSandbox sandbox = TestSandbox.of(api, 1, 1);
    organization = sandbox.organization(0);
    body = sandbox.body(0);
    organizationReader = limited(organization, "reminders:read");
    bodyReader = limited(body, "reminders:read");
    administrator = limited(organization, "tenant:admin");
  }

  private static Actor limited(Actor owner, String scope) {
    Answer key =
        owner
            .post(
                "/v1/api-keys",
                "{\"name\": \"Limited\", \"role\": \"owner\", \"scopes\": [\"" + scope + "\"]}")
            .expect(201);
    return api.as("one with " + scope, key.text("/secret"));
  }

  private static Stream<Operation> operations(Predicate<Operation> which) {
    return DOCUMENT.operations().stream().filter(which);
  }

  static Stream<Operation> withACredential() {
    return operations(Operation::isAuthenticated);
  }

  static Stream<Operation> withAnId() {
    return operations(operation -> operation.path().contains("{"));
  }

  static Stream<Operation> withoutAnId() {
    return operations(
        operation -> !operation.path().contains("{") && operation.path().startsWith("/v1/"));
  }

  static Stream<Operation> withABodyAndNoId() {
    return withoutAnId().filter(operation -> operation.node().has("requestBody"));
  }

  static Stream<Operation> thatWrite() {
    return operations(operation -> !operation.method().equals("GET"));
  }

  /** A caller who may do it. */
  private static Actor allowed(Operation operation) {
    if (!operation.isAuthenticated()) {
      return api.anonymous();
    }
    return operation.tenancy().equals("certification_body") ? body : organization;
  }

  private static Call call(Actor actor, Operation operation, String id, String query) {
    return actor.call(operation.method(), operation.path().replaceAll("\\{\\w+}", id) + query);
  }

  private static Call call(Actor actor, Operation operation) {
    return call(actor, operation, UNKNOWN_ID, "");
  }

  private static String mediaType(Operation operation) {
    return operation.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
  }

  private static ObjectNode example(Operation operation) {
    JsonNode examples =
        operation.node().at("/requestBody/content").path(mediaType(operation)).path("examples");
    String ref = examples.path("default").path("$ref").asText();
    return DOCUMENT.locate(ref.substring(1)).child("value").node().deepCopy();
  }

  @ParameterizedTest
  @MethodSource("withACredential")
  void missingOrInvalidCredentialIsUnauthorized(Operation operation) {
    call(api.anonymous(), operation).refused(401, "unauthorized");
    call(api.as("qk_test_garbage"), operation).refused(401, "unauthorized");
    call(api.anonymous(), operation)
        .header("Authorization", "Basic b3JnOmtleQ==")
        .refused(401, "unauthorized");
  }

  @Test
  void invalidCredentialIsRefusedOnPublicEndpoints() {
    List<Operation> optional = operations(Operation::takesOptionalCredential).toList();

    assertThat(optional).hasSize(2);
    optional.forEach(
        operation -> call(api.as("qk_test_garbage"), operation).refused(401, "unauthorized"));
  }

  @ParameterizedTest
  @MethodSource("withACredential")
  void missingScopeIsNamed(Operation operation) {
    boolean bodys = operation.tenancy().equals("certification_body");
    Actor lacking = bodys ? bodyReader : organizationReader;
    if (operation.scopes().contains("reminders:read")) {
      lacking = administrator;
    }

    Answer answer = call(lacking, operation).refused(403, "scope_missing");

    assertThat(operation.scopes()).contains(answer.text("/required_scope"));
  }

  /**
   * Fails if the scope is checked before the kind of tenant: an organization would need {@code
   * quotes:read}, which its keys cannot have.
   */
  @Test
  void wrongKindOfTenantGetsTheCounterpart() {
    List<Operation> oneSided =
        operations(Operation::isAuthenticated)
            .filter(operation -> !operation.tenancy().equals("any"))
            .toList();
    for (Operation operation : oneSided) {
      boolean bodys = operation.tenancy().equals("certification_body");
      for (Actor other :
          bodys ? List.of(organization, organizationReader) : List.of(body, bodyReader)) {
        Answer refused = call(other, operation).refused(403, "wrong_tenant_kind");

        assertThat(refused.text("/required_tenant_kind")).isEqualTo(operation.tenancy());
        String path = refused.text("/own_path");
        assertThat(refused.text("/detail")).contains(path);
        assertThat(DOCUMENT.operation("GET", path.replaceAll("\\{\\w+}", UNKNOWN_ID)))
            .as("%s sends to %s", operation, path)
            .hasValueSatisfying(
                served ->
                    assertThat(served.tenancy())
                        .isIn("any", bodys ? "training_organization" : "certification_body"));
      }
    }
    assertThat(oneSided).hasSizeGreaterThanOrEqualTo(30);
    System.out.println(oneSided.size() + " operations of one kind of tenant asked by the other");
  }

  @ParameterizedTest
  @MethodSource("withAnId")
  void unknownIdIsNotFoundWhateverElseIsWrong(Operation operation) {
    Actor actor = allowed(operation);
    String prefix = operation.path().replaceAll("/v1/([a-z-]+)/.*", "$1");
    Answer malformed = call(actor, operation, "nonsense", "?no_such=1").refused(404, "not_found");
    Answer wrong = call(actor, operation, "xyz_" + UNKNOWN_ID, "").refused(404, "not_found");
    Answer unknown =
        call(actor, operation, prefixOf(prefix) + UNKNOWN_ID, "").refused(404, "not_found");

    assertThat(withoutRequestId(malformed)).isEqualTo(withoutRequestId(unknown));
    assertThat(withoutRequestId(wrong)).isEqualTo(withoutRequestId(unknown));
  }

  private static String prefixOf(String collection) {
    return switch (collection) {
      case "api-keys" -> "key_";
      case "certification-bodies" -> "cbd_";
      case "tenders" -> "tnd_";
      case "invitations" -> "inv_";
      case "quotes" -> "quo_";
      case "awards" -> "awd_";
      case "contracts" -> "ctr_";
      case "certificates" -> "crt_";
      case "reminders" -> "rem_";
      case "referentials" -> "v";
      default -> throw new AssertionError("which prefix have the ids of " + collection + "?");
    };
  }

  private static String withoutRequestId(Answer answer) {
    return answer.body().replace(answer.text("/request_id"), "");
  }

  @ParameterizedTest
  @MethodSource("withoutAnId")
  void unknownParameterIsNamed(Operation operation) {
    Call call = call(allowed(operation), operation, "", "?no_such=1");
    if (operation.node().has("requestBody")) {
      call.body(mediaType(operation), example(operation).toString());
    }

    Answer answer = call.refused(400, "invalid_parameter");

    assertThat(answer.at("/errors").findValuesAsText("parameter")).contains("no_such");
  }

  @ParameterizedTest
  @MethodSource("withABodyAndNoId")
  void malformedBodyIsRefusedWithItsLocation(Operation operation) {
    Actor actor = allowed(operation);
    ObjectNode extra = example(operation);
    extra.put("no_such", 1);
    Answer answer =
        call(actor, operation)
            .body(mediaType(operation), extra.toString())
            .refused(400, "malformed_body");
    assertThat(answer.at("/errors").findValuesAsText("pointer")).contains("/no_such");

    String twice = example(operation).toString().replaceFirst("\\{(\"\\w+\":)", "{$1null,$1");
    for (String broken : List.of("{\"", "[]", "\"text\"", "", twice)) {
      call(actor, operation).body(mediaType(operation), broken).refused(400, "malformed_body");
    }
  }

  @ParameterizedTest
  @MethodSource("withABodyAndNoId")
  void otherMediaTypeIsRefused(Operation operation) {
    String body = example(operation).toString();
    for (String type : List.of("text/plain", "application/xml", otherJson(operation))) {
      call(allowed(operation), operation).body(type, body).refused(415, "unsupported_media_type");
    }
  }

  private static String otherJson(Operation operation) {
    return operation.method().equals("PATCH")
        ? "application/json-patch+json"
        : "application/merge-patch+json";
  }

  @ParameterizedTest
  @MethodSource("thatWrite")
  void hugeBodyIsRefusedBeforeItIsRead(Operation operation) throws Exception {
    String huge = JSON.writeValueAsString("x".repeat(2 << 20));

    call(allowed(operation), operation)
        .body(mediaType(operation), huge)
        .refused(413, "body_too_large");
  }

  @ParameterizedTest
  @MethodSource("withoutAnId")
  void missingIdempotencyKeyIsRefused(Operation operation) {
    if (!operation.idempotency().equals("required")) {
      return;
    }
    call(allowed(operation), operation)
        .body(mediaType(operation), example(operation).toString())
        .withoutIdempotencyKey()
        .refused(400, "idempotency_key_required");
  }

  @Test
  void otherMethodIsRefusedOnEveryPath() {
    List<String> paths =
        DOCUMENT.operations().stream()
            .map(Operation::path)
            .filter(path -> path.startsWith("/v1/"))
            .distinct()
            .toList();
    assertThat(paths).hasSizeGreaterThanOrEqualTo(48);
    for (String path : paths) {
      Answer answer =
          organization
              .call("DELETE", path.replaceAll("\\{\\w+}", UNKNOWN_ID))
              .undocumented()
              .refused(405, "method_not_allowed");
      assertThat(answer.header("Allow")).doesNotContain("DELETE");
    }
  }

  @Test
  void unknownPathIsNotFound() {
    for (String path : List.of("/v2", "/v1/tendres", "/v1/tenders/a/b/c", "/v2/tenders")) {
      organization.get(path).undocumented().refused(404, "not_found");
    }
  }
}
