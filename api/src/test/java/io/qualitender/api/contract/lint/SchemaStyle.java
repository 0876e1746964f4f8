package io.qualitender.api.contract.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.contract.Schemas;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules on named schemas: bounded, closed in requests, complete in answers (docs/security.md, 6).
 */
final class SchemaStyle {

  /** Members of an answer that a patch may send back. */
  private static final String SENT_BACK = "#/components/schemas/AsItWasRead";

  private static final String SCHEMAS = "/components/schemas/";
  private static final Pattern SNAKE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");

  /** Instants whose name is not their own: the target of an advance, a problem's deadline. */
  private static final Set<String> INSTANTS_WITHOUT_AT = Set.of("server_time", "to", "deadline");

  /** Answers that omit members that do not apply. */
  private static final Set<String> MAY_LEAVE_OUT = Set.of("Problem", "ProblemError");

  private final OpenApi document;
  private final Findings findings;
  private final Map<String, String> objectWords = new HashMap<>();
  private final Set<String> inRequests = new HashSet<>();
  private final Set<String> inAnswers = new HashSet<>();

  SchemaStyle(OpenApi document, Findings findings) {
    this.document = document;
    this.findings = findings;
  }

  void check() {
    for (Operation operation : document.operations()) {
      collect(operation.at().child("requestBody"), inRequests);
      operation.at().child("parameters").children().forEach(at -> collect(at, inRequests));
      collect(operation.at().child("responses"), inAnswers);
    }
    for (Located schema : document.locate("/components/schemas").children().toList()) {
      String name = schema.pointer().substring(SCHEMAS.length());
      findings.check(NAME.matcher(name).matches(), name, "is named in PascalCase");
      findings.check(schema.node().has("description"), name, "has a description");
      Schemas.metaFaults(schema.node())
          .forEach(fault -> findings.fault(name, "is JSON Schema 2020-12, " + fault));
      check(name, name, schema, true);
    }
  }

  private void collect(Located at, Set<String> into) {
    Located target = document.follow(at);
    if (target.pointer().startsWith("/components/examples/")) {
      return;
    }
    if (target.pointer().matches(SCHEMAS + "[^/]+")
        && !into.add(target.pointer().substring(SCHEMAS.length()))) {
      return;
    }
    target.children().forEach(child -> collect(child, into));
  }

  private void check(String owner, String where, Located at, boolean named) {
    JsonNode schema = at.node();
    if (schema.has("$ref")) {
      return;
    }
    Set<String> types = types(schema);
    boolean object = types.contains("object") && !at.pointer().equals(SENT_BACK.substring(1));
    findings.check(!object || named, where, "an object has a name of its own");
    if (object) {
      object(owner, where, at);
    }
    if (types.contains("array")) {
      findings.check(schema.has("maxItems"), where, "an array has maxItems");
      findings.check(
          schema.path("items").has("$ref") || types.contains("object"),
          where,
          "an array names its items");
    }
    if (types.contains("string")) {
      string(owner, where, schema);
    }
    if (types.contains("integer") || types.contains("number")) {
      findings.check(schema.has("minimum"), where, "a number has a minimum");
      findings.check(
          schema.has("maximum") || !inRequests.contains(owner),
          where,
          "a number of a request has a maximum");
    }
    if (schema.has("oneOf")) {
      oneOf(where, schema);
    }
    findings.check(
        !types.isEmpty() || schema.has("oneOf") || schema.has("const"), where, "says its type");
  }

  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      return Set.of(type.asText());
    }
    return new HashSet<>(OpenApi.texts(type));
  }

  private void object(String owner, String where, Located at) {
    findings.count("objects");
    JsonNode schema = at.node();
    boolean patch = owner.endsWith("Update") && !inAnswers.contains(owner);
    findings.check(
        patch
            ? schema.path("additionalProperties").path("$ref").asText().equals(SENT_BACK)
            : schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").asBoolean(),
        where,
        "an object has additionalProperties: false; a patch takes what was read besides");
    List<String> names = OpenApi.names(schema.path("properties")).toList();
    List<String> required = OpenApi.texts(schema.path("required"));
    findings.check(names.containsAll(required), where, "requires only what it has");
    if (inAnswers.contains(owner) && !MAY_LEAVE_OUT.contains(owner)) {
      findings.check(
          required.equals(names), where, "an answer requires all it has, in the same order");
    }
    for (String name : names) {
      findings.count("properties");
      String property = where + "." + name;
      Located value = at.child("properties").child(name);
      findings.check(SNAKE.matcher(name).matches(), property, "is snake_case");
      findings.check(
          value.node().has("$ref") || value.node().has("description"), property, "is described");
      findings.check(
          !(value.node().has("$ref") && value.node().size() > 1),
          property,
          "has nothing beside its $ref, which generators ignore");
      time(name, property, document.follow(value).node());
      money(owner, name, property, value);
      check(owner, property, value, false);
    }
    objectWord(where, at);
    identity(owner, where, names);
  }

  /** One schema per value of {@code object} and vice versa. */
  private void objectWord(String where, Located at) {
    String word = at.child("properties").child("object").node().path("const").asText();
    if (!word.isEmpty() && !word.equals("list")) {
      findings.count("object words");
      String before = objectWords.putIfAbsent(word, where);
      findings.check(
          before == null, where, "its object word is its own, " + word + " is " + before);
    }
  }

  /** Names of amounts and the place of their currency. */
  private void money(String owner, String name, String property, Located value) {
    boolean amount =
        value.node().path("$ref").asText().matches(".*/(Nullable)?Amount")
            && inAnswers.contains(owner);
    if (amount) {
      findings.count("amounts");
      findings.check(
          Set.of("amount", "excl_tax", "tax", "incl_tax").contains(name)
              || name.endsWith("_amount"),
          property,
          "money is an amount, or excl_tax, tax and incl_tax");
      findings.check(
          hasCurrency(owner, new HashSet<>()), property, "money has its currency beside or around");
    }
  }

  private boolean hasCurrency(String owner, Set<String> looked) {
    if (document.component("schemas", owner).path("properties").has("currency")) {
      return true;
    }
    String reference = "\"#/components/schemas/" + owner + "\"";
    List<String> around =
        OpenApi.names(document.root().at("/components/schemas"))
            .filter(name -> document.component("schemas", name).toString().contains(reference))
            .toList();
    return looked.add(owner)
        && !around.isEmpty()
        && around.stream().allMatch(name -> hasCurrency(name, looked));
  }

  /** Every resource has its type; stored ones have id, times and version. */
  private void identity(String owner, String where, List<String> names) {
    if (names.contains("id") && names.contains("object")) {
      findings.count("resources");
      findings.check(
          names.containsAll(List.of("created_at", "updated_at", "version")),
          where,
          "a resource has created_at, updated_at and version");
      findings.check(
          names.indexOf("object") == 1 && names.indexOf("id") == 0, where, "id and object lead");
    }
    findings.check(
        !names.contains("state") || !names.contains("object") || hasActions(owner, names),
        where,
        "what has a state has allowed_actions");
    boolean deadline = names.contains("closes_at") || names.contains("lapses_at");
    findings.check(
        !deadline
            || !names.contains("object")
            || names.contains("server_time")
            || inRequests.contains(owner),
        where,
        "an answer with a deadline has server_time");
  }

  /** The organization's invitations and reminders have no acts yet. */
  private static boolean hasActions(String owner, List<String> names) {
    return names.contains("allowed_actions")
        || Set.of("TenderInvitation", "Reminder").contains(owner);
  }

  private void time(String name, String where, JsonNode schema) {
    String format = schema.path("format").asText();
    findings.check(
        name.endsWith("_at") || INSTANTS_WITHOUT_AT.contains(name) || !format.equals("date-time"),
        where,
        "an instant ends in _at");
    findings.check(!name.endsWith("_at") || format.equals("date-time"), where, "_at is an instant");
    findings.check(name.endsWith("_on") || !format.equals("date"), where, "a day ends in _on");
    findings.check(!name.endsWith("_on") || format.equals("date"), where, "_on is a day");
  }

  private void string(String owner, String where, JsonNode schema) {
    boolean closed = schema.has("enum") || schema.has("const");
    findings.check(closed || schema.has("maxLength"), where, "a string has maxLength");
    if (schema.has("enum")) {
      findings.count("closed enums");
      findings.check(
          !inAnswers.contains(owner), where, "an answer's enum is open: examples, not enum");
    }
  }

  private void oneOf(String where, JsonNode schema) {
    JsonNode choices = schema.path("oneOf");
    boolean nullable =
        choices.size() == 2
            && choices.get(0).has("$ref")
            && choices.get(1).path("type").asText().equals("null");
    findings.check(
        nullable || schema.has("discriminator"), where, "oneOf is nullable or has a discriminator");
  }
}
