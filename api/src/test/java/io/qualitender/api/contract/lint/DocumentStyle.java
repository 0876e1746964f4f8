package io.qualitender.api.contract.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.contract.Schemas;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on the whole document: order, references, examples. */
final class DocumentStyle {

  private static final Pattern PATH =
      Pattern.compile("/v1/[a-z]+(-[a-z]+)*(/\\{[a-z]+})?(/[a-z]+(-[a-z]+)*)?");
  private static final Set<String> PATHS_OUTSIDE_V1 = Set.of("/", "/v1", "/openapi.yaml", "/docs");

  /** Keywords of OpenAPI 3.1 that client generators do not support. */
  private static final Set<String> BEYOND_GENERATORS =
      Set.of(
          "if",
          "then",
          "else",
          "prefixItems",
          "$dynamicRef",
          "$dynamicAnchor",
          "patternProperties",
          "dependentSchemas",
          "nullable",
          "contains",
          "not",
          "anyOf",
          "allOf");

  private final OpenApi document;
  private final Schemas schemas;
  private final Findings findings;
  private final ExampleWords words;
  private final Set<String> referenced = new HashSet<>();
  private final Set<String> validated = new HashSet<>();

  DocumentStyle(OpenApi document, Schemas schemas, Findings findings) {
    this.document = document;
    this.schemas = schemas;
    this.findings = findings;
    this.words = new ExampleWords(document, findings);
  }

  /** Examples are checked last, and only if the schemas are valid. */
  void check() {
    order();
    paths();
    references(new Located("", document.root()));
    unused();
    if (findings.faults().isEmpty()) {
      contents().forEach(this::examples);
    }
  }

  private void order() {
    JsonNode root = document.root();
    findings.check(root.path("openapi").asText().startsWith("3.1."), "openapi", "is 3.1");
    for (String member : List.of("title", "version", "description", "license")) {
      findings.check(root.path("info").has(member), "info", "has a " + member);
    }
    List<String> members = OpenApi.names(root).filter(name -> !name.startsWith("x-")).toList();
    findings.check(
        members.equals(List.of("openapi", "info", "servers", "tags", "paths", "components")),
        "document",
        "goes tags, paths, components; is " + members);

    List<String> tags = new ArrayList<>();
    root.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
    List<String> firstTags = new ArrayList<>();
    for (String path : OpenApi.names(root.path("paths")).toList()) {
      firstTags.add(tagOfFirstOperation(root.path("paths").path(path)));
    }
    List<String> sorted = new ArrayList<>(firstTags);
    sorted.sort((a, b) -> Integer.compare(tags.indexOf(a), tags.indexOf(b)));
    findings.check(firstTags.equals(sorted), "paths", "go by tag: " + firstTags);
  }

  private static String tagOfFirstOperation(JsonNode path) {
    return path.elements().next().path("tags").path(0).asText();
  }

  private void paths() {
    for (String path : OpenApi.names(document.root().path("paths")).toList()) {
      findings.count("paths");
      findings.check(
          PATHS_OUTSIDE_V1.contains(path) || PATH.matcher(path).matches(),
          path,
          "is /v1, kebab-case, two deep");
    }
  }

  private void references(Located at) {
    if (isInsideExample(at.pointer())) {
      return;
    }
    JsonNode ref = at.node().path("$ref");
    if (ref.isTextual()) {
      findings.count("references");
      findings.check(ref.asText().startsWith("#/"), at.pointer(), "refers inside the document");
      boolean exists = document.locate(ref.asText().substring(1)).exists();
      findings.check(exists, at.pointer(), "refers to something: " + ref.asText());
      referenced.add(ref.asText());
    }
    for (String name : OpenApi.names(at.node()).toList()) {
      if (at.pointer().contains("/schemas/") && !at.pointer().endsWith("/properties")) {
        findings.check(
            !BEYOND_GENERATORS.contains(name), at.pointer(), name + " confuses generators");
      }
    }
    at.children().forEach(this::references);
  }

  private static boolean isInsideExample(String pointer) {
    return pointer.startsWith("/components/examples/") && pointer.endsWith("/value");
  }

  private void unused() {
    JsonNode components = document.root().path("components");
    for (String kind : OpenApi.names(components).toList()) {
      if (kind.equals("securitySchemes")) {
        continue;
      }
      for (String name : OpenApi.names(components.path(kind)).toList()) {
        findings.count(kind);
        String ref = "#/components/" + kind + "/" + name;
        findings.check(referenced.contains(ref), ref, "is used");
      }
    }
  }

  /** Every media type of a request or of an answer. */
  private List<Located> contents() {
    List<Located> found = new ArrayList<>();
    for (Operation operation : document.operations()) {
      operation.at().child("requestBody").child("content").children().forEach(found::add);
      operation
          .at()
          .child("responses")
          .children()
          .map(document::follow)
          .forEach(response -> response.child("content").children().forEach(found::add));
    }
    document
        .locate("/x-global-responses")
        .children()
        .map(document::follow)
        .forEach(response -> response.child("content").children().forEach(found::add));
    return found;
  }

  private void examples(Located media) {
    if (!media.pointer().endsWith("json")) {
      return;
    }
    List<Located> examples = media.child("examples").children().toList();
    findings.check(!examples.isEmpty(), media.pointer(), "has an example");
    for (Located example : examples) {
      Located value = document.follow(example).child("value");
      Located schema = document.follow(media.child("schema"));
      findings.count("example uses");
      if (!validated.add(schema.pointer() + " " + value.pointer())) {
        continue;
      }
      findings.count("examples");
      schemas
          .faults(schema.pointer(), value.node())
          .forEach(fault -> findings.fault(value.pointer(), "fits its schema, " + fault));
      words.check(value.pointer(), schema, value.node());
    }
  }
}
