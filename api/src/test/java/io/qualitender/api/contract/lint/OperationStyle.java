package io.qualitender.api.contract.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import io.qualitender.api.contract.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules on operations: names, access, preconditions, refusals (docs/security.md, 4). */
final class OperationStyle {

  private static final Map<String, Pattern> ID_BY_METHOD =
      Map.of(
          "GET", Pattern.compile("(get|list)[A-Z][A-Za-z]+"),
          "POST", Pattern.compile("[a-z]+[A-Z][A-Za-z]+"),
          "PATCH", Pattern.compile("update[A-Z][A-Za-z]+"));
  private static final List<String> ROLES = List.of("owner", "manager", "contributor", "reader");
  private static final Set<String> TENANCIES =
      Set.of("public", "any", "training_organization", "certification_body");
  private static final Pattern SCOPE =
      Pattern.compile("(files|tenders|quotes|certificates|reminders):(read|write)|tenant:admin");
  private static final Pattern HEADER = Pattern.compile("[A-Z][A-Za-z]*(-[A-Z][a-z]*)*");

  /** Acts without effect on another party. */
  private static final Set<String> WITHOUT_EFFECT_ON_OTHERS =
      Set.of("discardTender", "createQuote", "viewInvitation", "revokeApiKey");

  private static final String PROBLEM_JSON = "application/problem+json";
  private static final String PROBLEM = "#/components/schemas/Problem";

  private final OpenApi document;
  private final Findings findings;
  private final Set<String> ids = new HashSet<>();
  private final Set<String> tags;

  OperationStyle(OpenApi document, Findings findings) {
    this.document = document;
    this.findings = findings;
    this.tags =
        document
            .locate("/tags")
            .children()
            .map(tag -> tag.node().path("name").asText())
            .collect(Collectors.toSet());
  }

  void check() {
    for (Operation operation : document.operations()) {
      findings.count("operations");
      names(operation);
      access(operation);
      parameters(operation);
      preconditions(operation);
      body(operation);
      refusals(operation);
      success(operation);
    }
  }

  private void names(Operation operation) {
    Pattern id = ID_BY_METHOD.get(operation.method());
    rule(
        operation,
        id != null && id.matcher(operation.id()).matches(),
        "operationId is verb and noun");
    rule(operation, ids.add(operation.id()), "operationId is its own");
    JsonNode named = operation.node().path("tags");
    rule(operation, named.size() == 1 && tags.contains(named.get(0).asText()), "has one known tag");
    String summary = operation.node().path("summary").asText();
    rule(operation, !summary.isEmpty() && summary.length() <= 60, "summary is 1 to 60 characters");
    rule(
        operation,
        operation.node().path("description").asText().strip().endsWith("."),
        "description is sentences");
    if (!operation.method().equals("GET")) {
      rule(
          operation,
          operation.node().path("description").asText().contains("Emits"),
          "description says which events it emits");
    }
  }

  private void access(Operation operation) {
    rule(operation, operation.node().has("security"), "says its security");
    rule(operation, TENANCIES.contains(operation.tenancy()), "says its tenancy");
    rule(
        operation,
        operation.isAuthenticated() == !operation.tenancy().equals("public"),
        "is public or asks for a scope");
    operation
        .scopes()
        .forEach(scope -> rule(operation, SCOPE.matcher(scope).matches(), "knows scope " + scope));
    rule(
        operation,
        operation.scopes().size() < 2 || operation.tenancy().equals("any"),
        "asks two scopes only of two kinds of tenant");
    rule(operation, operation.node().path("x-roles").isArray(), "says its roles");
    List<String> roles = operation.roles();
    rule(
        operation,
        roles.equals(ROLES.subList(0, roles.size())),
        "gives each role what the next one has");
    rule(operation, roles.isEmpty() != operation.isAuthenticated(), "has roles unless public");
    boolean reads = operation.method().equals("GET");
    rule(operation, reads || !roles.contains("reader"), "lets no reader write");
    rule(
        operation,
        operation.isAuthenticated() && operation.method().equals("POST")
            ? Set.of("optional", "required").contains(operation.idempotency())
            : operation.idempotency().isEmpty(),
        "says x-idempotency when it is an authenticated POST");
    rule(
        operation,
        operation.method().equals("GET")
            || !operation.path().contains("{")
            || operation.node().has("x-action"),
        "names its act on the object of its path in x-action");
    if (operation.method().equals("POST") && operation.node().has("x-action")) {
      findings.count("acts");
      rule(
          operation,
          operation.idempotency().equals("required")
              || WITHOUT_EFFECT_ON_OTHERS.contains(operation.id()),
          "asks for Idempotency-Key where another party learns of it");
    }
  }

  private void parameters(Operation operation) {
    for (Located at : operation.at().child("parameters").children().toList()) {
      findings.count("parameters");
      JsonNode parameter = document.follow(at).node();
      String name = parameter.path("name").asText();
      rule(
          operation,
          parameter.path("in").asText().equals("header")
              ? HEADER.matcher(name).matches()
              : name.matches("[a-z]+(_[a-z]+)*"),
          "names its parameter as is due: " + name);
      rule(operation, parameter.has("description"), "describes its parameter " + name);
      rule(operation, parameter.has("schema"), "bounds its parameter " + name);
      rule(
          operation,
          !parameter.path("in").asText().equals("path")
              || operation.path().contains("{" + name + "}"),
          "has its path parameter " + name + " in the path");
    }
    long variables = operation.path().chars().filter(c -> c == '{').count();
    rule(operation, parametersIn(operation, "path").size() == variables, "declares its variables");
    rule(
        operation,
        operation.method().equals("GET") || parametersIn(operation, "query").isEmpty(),
        "takes no query when it writes");
    if (operation.id().startsWith("list") && isPaged(operation)) {
      rule(
          operation,
          parametersIn(operation, "query").containsAll(Set.of("limit", "cursor")),
          "is read by pages");
    }
  }

  private boolean isPaged(Operation operation) {
    return operation.isAuthenticated() || operation.takesOptionalCredential();
  }

  private Set<String> parametersIn(Operation operation, String place) {
    return operation
        .at()
        .child("parameters")
        .children()
        .map(document::follow)
        .filter(parameter -> parameter.node().path("in").asText().equals(place))
        .map(parameter -> parameter.node().path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean requiresHeader(Operation operation, String name) {
    return operation
        .at()
        .child("parameters")
        .children()
        .map(document::follow)
        .anyMatch(
            parameter ->
                parameter.node().path("name").asText().equals(name)
                    && parameter.node().path("required").asBoolean());
  }

  private void preconditions(Operation operation) {
    Set<String> headers = parametersIn(operation, "header");
    rule(
        operation,
        headers.contains("Idempotency-Key") == !operation.idempotency().isEmpty(),
        "takes Idempotency-Key where x-idempotency says so");
    rule(
        operation,
        requiresHeader(operation, "Idempotency-Key") == operation.idempotency().equals("required"),
        "requires Idempotency-Key where x-idempotency says so");
    boolean required = requiresHeader(operation, "If-Match");
    rule(operation, documents(operation, 412) == headers.contains("If-Match"), "412 with If-Match");
    rule(operation, documents(operation, 428) == required, "428 where If-Match is required");
    rule(
        operation,
        !operation.method().equals("PATCH") || required,
        "requires If-Match when it is a PATCH");
  }

  private void body(Operation operation) {
    JsonNode body = operation.node().path("requestBody");
    boolean writes = !operation.method().equals("GET");
    for (int status : List.of(413, 415)) {
      rule(operation, documents(operation, status) == writes, status + " for bodies");
    }
    if (body.isMissingNode()) {
      return;
    }
    boolean patches = operation.method().equals("PATCH");
    String type = patches ? "application/merge-patch+json" : "application/json";
    rule(
        operation,
        OpenApi.names(body.path("content"))
            .toList()
            .equals(patches ? List.of(type, "application/json") : List.of(type)),
        "takes " + type);
    rule(operation, documents(operation, 422), "422 for bodies");
    rule(
        operation,
        body.path("content").path(type).path("schema").has("$ref"),
        "names its request's schema");
  }

  private void refusals(Operation operation) {
    for (int status : List.of(429, 500, 503)) {
      rule(operation, documents(operation, status), "documents " + status);
    }
    rule(operation, documents(operation, 403) == operation.isAuthenticated(), "403 with a scope");
    rule(
        operation,
        documents(operation, 401)
            == (operation.isAuthenticated() || operation.takesOptionalCredential()),
        "401 with a credential");
    rule(operation, documents(operation, 404) || !operation.path().contains("{"), "404 with an id");
    rule(
        operation,
        documents(operation, 409) || operation.idempotency().isEmpty(),
        "409 where a twin may run");
    for (Located response : operation.at().child("responses").children().toList()) {
      int status = Integer.parseInt(response.pointer().replaceAll(".*/", ""));
      if (status < 400) {
        continue;
      }
      findings.count("refusals");
      rule(operation, response.node().has("$ref"), status + " is a shared response");
      JsonNode content = document.follow(response).node().path("content");
      rule(
          operation,
          content.path(PROBLEM_JSON).path("schema").path("$ref").asText().equals(PROBLEM),
          status + " is a Problem");
    }
  }

  private static boolean documents(Operation operation, int status) {
    return operation.node().path("responses").has(String.valueOf(status));
  }

  private void success(Operation operation) {
    List<Located> successes =
        operation
            .at()
            .child("responses")
            .children()
            .filter(response -> response.pointer().matches(".*/[23]\\d\\d"))
            .toList();
    rule(operation, successes.size() == 1, "succeeds in one way");
    for (Located success : successes) {
      JsonNode headers = success.node().path("headers");
      rule(operation, headers.has("X-Request-Id"), "gives the request's id");
      JsonNode json = success.node().path("content").path("application/json");
      if (json.isMissingNode()) {
        continue;
      }
      String ref = json.path("schema").path("$ref").asText();
      rule(operation, ref.startsWith("#/components/schemas/"), "names its answer's schema");
      JsonNode schema = document.root().at(ref.substring(ref.isEmpty() ? 0 : 1));
      boolean versioned = schema.path("properties").has("version") && isReadAgain(schema);
      rule(operation, headers.has("ETag") == versioned, "ETag with what has a version");
      boolean created = success.pointer().endsWith("/201") && hasOwnPath(schema);
      rule(operation, headers.has("Location") || !created, "Location of what can be read");
    }
  }

  /** A sandbox cannot be read again; a referential's version is its name. */
  private static boolean isReadAgain(JsonNode schema) {
    String type = schema.path("properties").path("object").path("const").asText();
    return !type.equals("sandbox")
        && !type.startsWith("referential")
        && !Set.of("status", "index").contains(type);
  }

  private boolean hasOwnPath(JsonNode schema) {
    String type = schema.path("properties").path("object").path("const").asText();
    return document.operations().stream()
        .anyMatch(operation -> operation.toString().equals("GET /v1/" + type + "s/{id}"));
  }

  private void rule(Operation operation, boolean right, String rule) {
    findings.check(right, operation.toString(), rule);
  }
}
