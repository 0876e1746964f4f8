package io.qualitender.api.contract.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Schemas;
import io.qualitender.api.contract.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lints openapi.yaml offline, and checks that each rule can fail. */
class OpenApiLintTest {

  private static final Path FRAGMENTS = Path.of("src", "main", "openapi");

  private static Findings lint(JsonNode root) {
    OpenApi document = new OpenApi(root);
    Schemas schemas = new Schemas(root);
    Findings findings = new Findings();
    new OperationStyle(document, findings).check();
    new SchemaStyle(document, findings).check();
    new DocumentStyle(document, schemas, findings).check();
    return findings;
  }

  @Test
  void contractHasNoFaults() {
    Findings findings = lint(OpenApi.load().root());

    assertThat(findings.faults()).isEmpty();
    assertThat(findings.checked("operations")).isGreaterThanOrEqualTo(59);
    assertThat(findings.checked("example uses")).isGreaterThanOrEqualTo(500);
    assertThat(findings.checked("properties")).isGreaterThanOrEqualTo(500);
    assertThat(findings.checked("amounts")).isGreaterThanOrEqualTo(7);
    assertThat(findings.checked("acts")).isGreaterThanOrEqualTo(20);
    assertThat(findings.checked("object words")).isGreaterThanOrEqualTo(28);
    assertThat(findings.checked("states of examples")).isGreaterThanOrEqualTo(20);
    assertThat(findings.checked("acts of examples")).isGreaterThanOrEqualTo(20);
    assertThat(findings.checked("refusals")).isGreaterThanOrEqualTo(400);
    System.out.println("openapi.yaml linted: " + findings.checked());
  }

  @Test
  void contractIsBundledFromItsFragments() throws IOException {
    List<String> given = Bundle.read(FRAGMENTS).text().lines().toList();
    List<String> contract = Files.readAllLines(Path.of("..", "openapi.yaml"));

    int line = 0;
    while (line < given.size()
        && line < contract.size()
        && given.get(line).equals(contract.get(line))) {
      line++;
    }
    assertThat(line == given.size() && line == contract.size())
        .withFailMessage(
            "openapi.yaml differs from its fragments from line %d on. Edit the fragments in"
                + " api/src/main/openapi, then run: %s",
            line + 1, Bundle.COMMAND)
        .isTrue();
  }

  @Test
  void fragmentsAreShort() throws IOException {
    try (Stream<Path> files = Files.list(FRAGMENTS)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readAllLines(file)).as("%s", file).hasSizeLessThan(600));
    }
  }

  static Stream<Arguments> mutations() {
    return Stream.of(
        on("/paths/~1v1~1tenders/post", "operationId", "CreateTender", "verb and noun"),
        on("/paths/~1v1~1tenders/post", "operationId", "createQuote", "its own"),
        on("/paths/~1v1~1tenders/post", "x-tenancy", "public", "public or asks for a scope"),
        on("/paths/~1v1~1tenders/post", "summary", "x".repeat(61), "1 to 60 characters"),
        mutation("an unknown scope", root -> replaceScope(root, "tenders:delete"), "scope"),
        without("/paths/~1v1~1tenders/post", "x-roles", "says its roles"),
        without("/paths/~1v1~1tenders/post", "x-idempotency", "x-idempotency"),
        on(
            "/paths/~1v1~1tenders~1{id}~1cancel/post",
            "x-idempotency",
            "optional",
            "where another party learns of it"),
        without("/paths/~1v1~1tenders~1{id}~1publish/post", "x-action", "in x-action"),
        without("/paths/~1v1~1tenders/post/responses", "429", "documents 429"),
        without("/paths/~1v1~1tenders~1{id}/get/responses", "404", "404 with an id"),
        without("/paths/~1v1~1tenders~1{id}/patch/responses", "428", "428 where If-Match"),
        without("/paths/~1v1~1tenders~1{id}/get/responses/200/headers", "ETag", "ETag with what"),
        without("/paths/~1v1~1tenders/post/responses/201/headers", "Location", "Location of what"),
        without("/components/schemas/TenderCreate", "additionalProperties", "additionalProperties"),
        without("/components/schemas/TextInput", "maxLength", "a string has maxLength"),
        without("/components/schemas/QuoteLinesInput", "maxItems", "an array has maxItems"),
        without("/components/schemas/AmountInput", "maximum", "of a request has a maximum"),
        on("/components/schemas/TenderState", "nullable", "yes", "nullable confuses generators"),
        mutation(
            "a property an answer may leave out",
            root -> ((ArrayNode) root.at("/components/schemas/Tender/required")).remove(3),
            "an answer requires all it has"),
        mutation(
            "money without its currency",
            root -> at(root, "/components/schemas/Money/properties").remove("currency"),
            "money has its currency"),
        mutation(
            "a day that does not say so",
            root ->
                at(root, "/components/schemas/Contract/properties")
                    .set("signed", root.at("/components/schemas/Day")),
            "a day ends in _on"),
        mutation(
            "two shapes of one word",
            root ->
                at(root, "/components/schemas/OpenedQuote/properties/object").put("const", "quote"),
            "its object word is its own"),
        mutation(
            "a closed enum in an answer",
            root -> at(root, "/components/schemas/TenderState").putArray("enum").add("draft"),
            "an answer's enum is open"),
        mutation(
            "an inline object",
            root ->
                at(root, "/components/schemas/Tender/properties/audit_mode").put("type", "object"),
            "an object has a name"),
        mutation(
            "a property in camel case",
            root ->
                at(root, "/components/schemas/Tender/properties")
                    .set("closesAt", root.at("/components/schemas/Instant")),
            "is snake_case"),
        mutation(
            "an example that does not fit",
            root -> at(root, "/components/examples/TenderDraft/value").put("version", "one"),
            "fits its schema"),
        mutation(
            "an example in a state that is none",
            root -> at(root, "/components/examples/TenderDraft/value").put("state", "drafted"),
            "drafted is a state listed there"),
        mutation(
            "an example that allows another object's act",
            root ->
                ((ArrayNode) root.at("/components/examples/TenderDraft/value/allowed_actions"))
                    .add("submit"),
            "submit is an act on Tender"),
        mutation(
            "an example with an impossible day",
            root ->
                at(root, "/components/examples/ContractCreate/value")
                    .put("signed_on", "2027-02-30"),
            "fits its schema"),
        mutation(
            "a reference to nothing",
            root ->
                at(root, "/components/schemas/Tender/properties/title").put("$ref", "#/nowhere"),
            "refers to something"),
        mutation(
            "a schema that is none",
            root -> at(root, "/components/schemas/Tender").put("required", "all"),
            "is JSON Schema 2020-12"),
        mutation(
            "an unused component",
            root ->
                at(root, "/components/schemas").set("Spare", root.at("/components/schemas/Day")),
            "is used"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutations")
  void eachRuleCanFail(String what, Consumer<JsonNode> mutation, String rule) {
    JsonNode root = OpenApi.load().root();
    mutation.accept(root);

    assertThat(lint(root).faults()).as(what).anyMatch(fault -> fault.contains(rule));
  }

  private static Arguments mutation(String what, Consumer<JsonNode> mutation, String rule) {
    return Arguments.of(what, mutation, rule);
  }

  private static Arguments on(String pointer, String member, String value, String rule) {
    return mutation(
        pointer + " " + member + "=" + value, root -> at(root, pointer).put(member, value), rule);
  }

  private static Arguments without(String pointer, String member, String rule) {
    return mutation(pointer + " without " + member, root -> at(root, pointer).remove(member), rule);
  }

  private static void replaceScope(JsonNode root, String scope) {
    ((ArrayNode) root.at("/paths/~1v1~1tenders/post/security/0/bearerAuth")).removeAll().add(scope);
  }

  private static ObjectNode at(JsonNode root, String pointer) {
    return (ObjectNode) root.at(pointer);
  }
}
