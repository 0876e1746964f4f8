package io.qualitender.api.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.qualitender.api.contract.OpenApi.Located;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks requests and responses against openapi.yaml. An undocumented path, method, status, media
 * type, header or property is a fault like a wrong value.
 */
public final class Contract {

  /** Statuses that any path may answer but that must not hide a mistyped path in a test. */
  private static final Set<Integer> ONLY_UNDOCUMENTED = Set.of(400, 404);

  private static final JsonMapper JSON = new JsonMapper();

  /** 409s that do not depend on an object's state or on time. */
  private static final Set<String> STATELESS =
      Set.of(
          "conflict",
          "busy",
          "idempotency_in_progress",
          "clock_busy",
          "profile_missing",
          "too_many_api_keys",
          "siren_taken");

  private static final class Holder {
    static final Contract SHARED = new Contract(OpenApi.load());
  }

  private final OpenApi document;
  private final Schemas schemas;

  Contract(OpenApi document) {
    this.document = document;
    this.schemas = new Schemas(document.root());
  }

  /** The contract of the served document. */
  public static Contract get() {
    return Holder.SHARED;
  }

  OpenApi document() {
    return document;
  }

  Schemas schemas() {
    return schemas;
  }

  /** Whether the operation demands an Idempotency-Key. */
  public boolean demandsIdempotencyKey(String method, String path) {
    return document
        .operation(method, path)
        .map(operation -> operation.idempotency().equals("required"))
        .orElse(false);
  }

  /** A 409 must have the state and the allowed actions, or the deadline and the server's time. */
  private static List<String> conflictFaults(Exchange exchange) {
    if (exchange.status() != 409) {
      return List.of();
    }
    try {
      JsonNode problem = JSON.readTree(exchange.body());
      boolean says =
          problem.has("current_state") && problem.has("allowed_actions")
              || problem.has("deadline") && problem.has("server_time")
              || STATELESS.contains(problem.path("code").asText());
      return says
          ? List.of()
          : List.of("neither current_state and allowed_actions nor deadline and server_time");
    } catch (JsonProcessingException e) {
      return List.of("is not JSON");
    }
  }

  /**
   * Notes the answer for {@link Coverage}.
   *
   * @throws AssertionError naming every way in which the answer is not as documented
   */
  public void checkAnswer(Exchange exchange) {
    refuse("is not the documented answer", exchange, answerFaults(exchange));
    refuse("is a 409 without the object's status", exchange, conflictFaults(exchange));
    document
        .operation(exchange.method(), exchange.path())
        .ifPresent(operation -> Coverage.note(operation.id(), exchange.status()));
  }

  /**
   * For an unknown path, or a method that its path does not have.
   *
   * @throws AssertionError when the document has the operation, or the answer is not one for
   *     unknown paths
   */
  public void checkUnknownPathAnswer(Exchange exchange) {
    List<String> faults = new ArrayList<>();
    if (document.operation(exchange.method(), exchange.path()).isPresent()) {
      faults.add("the document knows this operation");
    }
    Located response = response("x-global-responses", exchange.status());
    faults.addAll(responseFaults(response, exchange));
    refuse("is not an answer for unknown paths", exchange, faults);
  }

  /**
   * @throws AssertionError when the server accepted a request that is not documented
   */
  public void checkRequest(Exchange exchange) {
    refuse("was accepted but is not documented", exchange, requestFaults(exchange));
  }

  List<String> answerFaults(Exchange exchange) {
    Optional<Operation> operation = document.operation(exchange.method(), exchange.path());
    if (operation.isEmpty() && !document.knowsPath(exchange.path())) {
      return List.of("no such path; mark the request undocumented() if intended");
    }
    Located response =
        operation
            .map(known -> document.follow(responseOf(known, exchange.status())))
            .filter(Located::exists)
            .orElseGet(() -> global(exchange.status()));
    return responseFaults(response, exchange);
  }

  private static Located responseOf(Operation operation, int status) {
    return operation.at().child("responses").child(String.valueOf(status));
  }

  private Located global(int status) {
    return ONLY_UNDOCUMENTED.contains(status)
        ? new Located("", MissingNode.getInstance())
        : response("x-global-responses", status);
  }

  private Located response(String member, int status) {
    return document.follow(document.locate("/" + member + "/" + status));
  }

  private List<String> responseFaults(Located response, Exchange exchange) {
    if (!response.exists()) {
      return List.of("status " + exchange.status() + " is not documented here");
    }
    List<String> faults = new ArrayList<>(headerFaults(response, exchange));
    Located content = response.child("content");
    if (!content.exists()) {
      if (!exchange.body().isEmpty()) {
        faults.add("no body is documented");
      }
      return faults;
    }
    Located media = content.child(exchange.mediaType());
    if (!media.exists()) {
      faults.add("media type '" + exchange.mediaType() + "' is not documented here");
    } else {
      faults.addAll(bodyFaults(media, exchange.mediaType(), exchange.body()));
    }
    if (exchange.mediaType().equals("application/problem+json")) {
      faults.addAll(problemFaults(exchange));
    }
    return faults;
  }

  private List<String> headerFaults(Located response, Exchange exchange) {
    List<String> faults = new ArrayList<>();
    faults.addAll(headerFaultsOf(document.locate("/x-global-headers"), exchange));
    faults.addAll(headerFaultsOf(response.child("headers"), exchange));
    return faults;
  }

  private List<String> headerFaultsOf(Located headers, Exchange exchange) {
    List<String> faults = new ArrayList<>();
    for (String name : OpenApi.names(headers.node()).toList()) {
      Located header = document.follow(headers.child(name));
      Optional<String> value = exchange.header(name);
      if (value.isEmpty() && header.node().path("required").asBoolean()) {
        faults.add("header " + name + " is missing");
      }
      value.ifPresent(
          text ->
              schemas
                  .faults(header.child("schema").pointer(), TextNode.valueOf(text))
                  .forEach(fault -> faults.add("header " + name + fault)));
    }
    return faults;
  }

  private List<String> bodyFaults(Located media, String type, String body) {
    String pointer = media.child("schema").pointer();
    if (!type.endsWith("json")) {
      return schemas.faults(pointer, TextNode.valueOf(body));
    }
    try {
      return schemas.faults(pointer, JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return List.of("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  private static List<String> problemFaults(Exchange exchange) {
    List<String> faults = new ArrayList<>();
    try {
      JsonNode problem = JSON.readTree(exchange.body());
      if (problem.path("status").asInt() != exchange.status()) {
        faults.add("the problem's status is not the answer's");
      }
      if (!problem
          .path("type")
          .asText()
          .endsWith(problem.path("code").asText().replace('_', '-'))) {
        faults.add("the problem's type is not its code's page");
      }
      for (JsonNode error : problem.path("errors")) {
        if (Stream.of("pointer", "parameter", "header").filter(error::has).count() != 1) {
          faults.add("an error must have exactly one location: " + error);
        }
      }
    } catch (JsonProcessingException e) {
      faults.add("the problem is not JSON");
    }
    return faults;
  }

  List<String> requestFaults(Exchange exchange) {
    Optional<Operation> known = document.operation(exchange.method(), exchange.path());
    if (known.isEmpty()) {
      return List.of("no such operation");
    }
    Operation operation = known.get();
    List<String> faults = new ArrayList<>();
    Set<String> documented = queryParameters(operation);
    for (String name : queryNames(exchange.target())) {
      if (!documented.contains(name)) {
        faults.add("query parameter " + name + " is not documented");
      }
    }
    Located body = operation.at().child("requestBody");
    if (exchange.requestBody() == null) {
      if (body.node().path("required").asBoolean()) {
        faults.add("the body is missing");
      }
      return faults;
    }
    String type = Exchange.bare(exchange.requestType());
    Located media = body.child("content").child(type);
    if (media.exists()) {
      faults.addAll(bodyFaults(media, type, exchange.requestBody()));
    } else {
      faults.add("a request body of " + type + " is not documented");
    }
    return faults;
  }

  private Set<String> queryParameters(Operation operation) {
    Set<String> names = new HashSet<>();
    operation
        .at()
        .child("parameters")
        .children()
        .map(document::follow)
        .filter(parameter -> parameter.node().path("in").asText().equals("query"))
        .forEach(parameter -> names.add(parameter.node().path("name").asText()));
    return names;
  }

  private static List<String> queryNames(String target) {
    String[] parts = target.split("\\?", 2);
    return parts.length < 2
        ? List.of()
        : Stream.of(parts[1].split("&"))
            .map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8))
            .toList();
  }

  private static void refuse(String what, Exchange exchange, List<String> faults) {
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "openapi.yaml: this " + what + ":\n  " + String.join("\n  ", faults) + "\n" + exchange);
    }
  }
}
