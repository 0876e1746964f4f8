package io.qualitender.api.contract.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a schema cannot say of an example: that its state is one of those listed, since an answer's
 * words are open, and that what it allows are acts on such an object.
 */
final class ExampleWords {

  private static final Set<String> STATES = Set.of("state", "phase");
  private static final String SCHEMAS = "/components/schemas/";

  private final OpenApi document;
  private final Findings findings;

  /** Schema and act, such as {@code Tender publish}. */
  private final Set<String> acts = new HashSet<>();

  ExampleWords(OpenApi document, Findings findings) {
    this.document = document;
    this.findings = findings;
    document
        .operations()
        .forEach(
            operation -> {
              JsonNode action = operation.node().path("x-action");
              acts.add(action.path("object").asText() + " " + action.path("name").asText());
            });
  }

  /**
   * @param where the example is
   * @param at the schema that {@code value} fits
   */
  void check(String where, Located at, JsonNode value) {
    Located schema = document.follow(at);
    if (schema.child("oneOf").exists()) {
      schema
          .child("oneOf")
          .children()
          .map(document::follow)
          .filter(choice -> !choice.node().path("type").asText().equals("null"))
          .forEach(choice -> check(where, choice, value));
    }
    Located items = schema.child("items");
    if (items.exists()) {
      value.forEach(item -> check(where, items, item));
    }
    for (String name : OpenApi.names(schema.child("properties").node()).toList()) {
      Located property = document.follow(schema.child("properties").child(name));
      JsonNode said = value.path(name);
      if (STATES.contains(name) && said.isTextual()) {
        state(where, property, said.asText());
      } else if (name.equals("allowed_actions")) {
        allowed(where, schema, said);
      }
      check(where, property, said);
    }
  }

  private void state(String where, Located property, String said) {
    List<String> listed = OpenApi.texts(property.node().path("examples"));
    findings.count("states of examples");
    findings.check(listed.contains(said), where, said + " is a state listed there");
  }

  /** A refusal is about any object; what was just made, with its secret, is the object itself. */
  private void allowed(String where, Located schema, JsonNode said) {
    String object = schema.pointer().substring(SCHEMAS.length()).replaceFirst("Created$", "");
    for (JsonNode act : said) {
      findings.count("acts of examples");
      boolean known =
          object.equals("Problem")
              ? acts.stream().anyMatch(each -> each.endsWith(" " + act.asText()))
              : acts.contains(object + " " + act.asText());
      findings.check(known, where, act.asText() + " is an act on " + object);
    }
  }
}
