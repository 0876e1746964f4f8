package io.qualitender.api.contract.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundling of small fragments, and its errors. */
class BundleTest {

  private static final String BASE_YAML =
      """
      # For who edits the fragments.
      fragments: [common, cat]
      openapi: 3.1.0
      # Where it is served.
      servers: []
      components:
        securitySchemes:
          key: {type: http}
      """;

  private static final String COMMON_YAML =
      """
      added-responses:
        every-operation:
          '400': {$ref: '#/components/responses/Bad'}
        every-write:
          '413': {$ref: '#/components/responses/Bad'}
        if-match-required:
          '428':
            description: Without.
      components:
        parameters:
          Version: {name: If-Match, in: header, required: true}
          Known: {name: If-Match, in: header, required: false}
        responses:
          Bad:
            # A comment of the response.
            description: Bad.
      """;

  private static final String CAT_YAML =
      """
      paths:
        # Before its path.
        /cats/{id}:
          get:
            tags: [cat]
            security:
              - key: []
            responses:
              '200': {description: Found.}
              '404': {description: None.}
          patch:
            tags: [cat]
            parameters:
              - {$ref: '#/components/parameters/Version'}
            responses:
              '200': {description: Done.}
            x-last: true
          post:
            tags: [cat]
            parameters:
              - {$ref: '#/components/parameters/Known'}
            responses:
              '201':
                description: Made.
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Cat'}
                    examples: {default: {$ref: '#/components/examples/Cat'}}
      components:
        schemas:
          Cat:
            type: object
        examples:
          Cat:
            value: {$ref: data of a caller}
      """;

  private final Map<String, String> fragments =
      new TreeMap<>(
          Map.of("base.yaml", BASE_YAML, "common.yaml", COMMON_YAML, "cat.yaml", CAT_YAML));

  @Test
  void documentHasTheFragmentsInOrderWithAddedResponses() {
    assertThat(Bundle.of(fragments).text().replaceAll("-{10,}", "----"))
        .isEqualTo(
            """
            openapi: 3.1.0
            # Bundled from api/src/main/openapi. Edit the fragments there, then run: \
            ./mvnw -q test-compile exec:java@openapi
            # Where it is served.
            servers: []
            paths:
              # ---- cat.yaml ----
              # Before its path.
              /cats/{id}:
                get:
                  tags: [cat]
                  security:
                    - key: []
                  responses:
                    '200': {description: Found.}
                    '400': {$ref: '#/components/responses/Bad'}
                    '404': {description: None.}
                patch:
                  tags: [cat]
                  parameters:
                    - {$ref: '#/components/parameters/Version'}
                  responses:
                    '200': {description: Done.}
                    '400': {$ref: '#/components/responses/Bad'}
                    '413': {$ref: '#/components/responses/Bad'}
                    '428':
                      description: Without.
                  x-last: true
                post:
                  tags: [cat]
                  parameters:
                    - {$ref: '#/components/parameters/Known'}
                  responses:
                    '201':
                      description: Made.
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Cat'}
                          examples: {default: {$ref: '#/components/examples/Cat'}}
                    '400': {$ref: '#/components/responses/Bad'}
                    '413': {$ref: '#/components/responses/Bad'}
            components:
              securitySchemes:
                # ---- base.yaml ----
                key: {type: http}
              parameters:
                # ---- common.yaml ----
                Version: {name: If-Match, in: header, required: true}
                Known: {name: If-Match, in: header, required: false}
              responses:
                # ---- common.yaml ----
                Bad:
                  # A comment of the response.
                  description: Bad.
              schemas:
                # ---- cat.yaml ----
                Cat:
                  type: object
              examples:
                # ---- cat.yaml ----
                Cat:
                  value: {$ref: data of a caller}
            """);
  }

  @Test
  void duplicateNameInTwoFragments() {
    fragments.put(
        "common.yaml", COMMON_YAML + "  schemas:\n    Cat: {$ref: '#/components/schemas/Cat'}\n");

    refuses("common.yaml:18 and cat.yaml:31 both have #/components/schemas/Cat");
  }

  @Test
  void duplicatePathInTwoFragments() {
    change("base.yaml", "common, cat", "common, cat, cat-more");
    fragments.put("cat-more.yaml", "paths:\n  /cats/{id}: {}\n");

    refuses("cat.yaml:3 and cat-more.yaml:2 both have /cats/{id}");
  }

  @Test
  void duplicateNameInOneFragment() {
    fragments.put("cat.yaml", CAT_YAML.replace("  examples:\n", "  schemas:\n"));

    assertThatThrownBy(() -> Bundle.of(fragments).text())
        .isInstanceOf(InvalidFragmentsException.class)
        .hasMessageContainingAll("cat.yaml: ", "duplicate key schemas", "line 33");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(
            "unresolved reference",
            "cat.yaml",
            "schemas/Cat'",
            "schemas/Dog'",
            "cat.yaml:27: no fragment has #/components/schemas/Dog"),
        arguments(
            "unresolved security scheme",
            "cat.yaml",
            "- key: []",
            "- word: []",
            "cat.yaml:7: no fragment has #/components/securitySchemes/word"),
        arguments(
            "operation with an added response",
            "cat.yaml",
            "'404': {",
            "'400': {",
            "cat.yaml:10: leave out 400, common.yaml:3 adds it"),
        arguments(
            "response added twice",
            "common.yaml",
            "'413'",
            "'400'",
            "common.yaml:3: leave out 400, common.yaml:5 adds it"),
        arguments(
            "unknown kind of operation",
            "common.yaml",
            "every-write",
            "every-cat",
            "common.yaml:4: there is no kind of operation every-cat"),
        arguments(
            "unknown kind of component",
            "cat.yaml",
            "  schemas:",
            "  schema:",
            "cat.yaml:30: there is no kind of component schema"),
        arguments(
            "operation in another tag's file",
            "cat.yaml",
            "tags: [cat]",
            "tags: [dog]",
            "cat.yaml:4: an operation of the tag dog in another's file"),
        arguments(
            "operation without responses",
            "cat.yaml",
            "responses:\n        '200': {description: Done.}\n      x-last",
            "x-last",
            "cat.yaml:11: an operation without responses"),
        arguments(
            "responses in one line",
            "cat.yaml",
            "responses:\n        '200': {description: Done.}",
            "responses: {'200': {}}",
            "cat.yaml:15: 200 must be indented by 8"),
        arguments(
            "component indented otherwise than in the document",
            "cat.yaml",
            "\n    Cat:",
            "\n     Cat:",
            "cat.yaml:31: Cat must be indented by 4"));
  }

  /** Each changes one place of a fragment. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void faultIsReported(String fault, String file, String from, String to, String message) {
    change(file, from, to);

    refuses(message);
  }

  @Test
  void invalidYaml() {
    fragments.put("cat.yaml", "paths: [");

    refuses("cat.yaml: ");
  }

  @Test
  void unusedComponent() {
    change(
        "cat.yaml", "type: object", "type: object\n      not: {$ref: '#/components/schemas/Cat'}");
    change("cat.yaml", "schema: {$ref: '#/components/schemas/Cat'}", "schema: {}");

    refuses("cat.yaml:31: nothing uses #/components/schemas/Cat");
  }

  @Test
  void allFaultsAreReportedTogether() {
    change("cat.yaml", "schemas/Cat'", "schemas/Dog'");

    refuses("no fragment has #/components/schemas/Dog");
    refuses("nothing uses #/components/schemas/Cat");
  }

  @Test
  void onlyBaseHasTopLevelMembers() {
    fragments.put("cat.yaml", CAT_YAML + "servers: []\n");

    refuses("cat.yaml:36: servers is for base.yaml only");
  }

  @Test
  void fragmentsMustBeListedAndExist() {
    fragments.put("dog.yaml", "paths: {}\n");
    fragments.remove("cat.yaml");

    refuses("dog.yaml: base.yaml does not list it");
    refuses("cat.yaml: there is no such fragment");
  }

  private void change(String file, String from, String to) {
    assertThat(fragments.get(file)).contains(from);
    fragments.computeIfPresent(file, (name, text) -> text.replace(from, to));
  }

  private void refuses(String fault) {
    assertThatThrownBy(() -> Bundle.of(fragments).text())
        .isInstanceOf(InvalidFragmentsException.class)
        .hasMessageContaining(fault);
  }
}
