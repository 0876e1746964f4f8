package io.qualitender.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.fuzz.Wire.Sent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Generates requests for an operation: valid, nearly valid and invalid ones. */
final class Requests {

  private static final ObjectMapper JSON =
      com.fasterxml.jackson.databind.json.JsonMapper.builder()
          .enable(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "Origin",
          "Range",
          "Cookie",
          "X-Request-Id",
          "If-None-Match",
          "If-Modified-Since",
          "Prefer",
          "X-HTTP-Method-Override");

  private static final List<String> BROKEN =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "\"x\"",
          "1",
          "{\"a\":1,\"a\":2}",
          "{\"a\":1e999999}",
          "\u0000",
          "{}{}",
          "[".repeat(40),
          "{\"a\":".repeat(40),
          "{'a':1}",
          "{\"a\":\"\\ud800\"}",
          "{\"a\":NaN}",
          "\ufeff{}");

  private final OpenApi document;
  private final FuzzSandbox world;
  private final Random random;
  private final Values values;

  Requests(OpenApi document, FuzzSandbox world, Random random) {
    this.document = document;
    this.world = world;
    this.random = random;
    this.values = new Values(document, random, () -> any(world.allIds()));
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  Sent of(Operation operation) {
    Sent sent = new Sent(operation.method(), path(operation) + query(operation));
    authorization(operation, sent);
    for (Located at : operation.at().child("parameters").children().toList()) {
      JsonNode parameter = document.follow(at).node();
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("header")
          && (parameter.path("required").asBoolean() ? !chance(3) : chance(30))) {
        sent.header(name, header(name));
      }
    }
    if (chance(8)) {
      sent.replacing(any(HEADERS), onOneLine(values.hostile()));
    }
    return body(operation, sent);
  }

  private String path(Operation operation) {
    String id;
    if (chance(85)) {
      id = any(world.idsFor(operation));
    } else {
      id = chance(50) ? any(world.allIds()) : values.hostile();
    }
    String segment = id.isEmpty() ? "x" : encoded(id);
    return operation
        .path()
        .replaceAll("\\{\\w+}", java.util.regex.Matcher.quoteReplacement(segment));
  }

  private String query(Operation operation) {
    List<String> pairs = new ArrayList<>();
    for (Located at : operation.at().child("parameters").children().toList()) {
      Located parameter = document.follow(at);
      boolean required = parameter.node().path("required").asBoolean();
      if (!parameter.node().path("in").asText().equals("query")
          || !(required ? !chance(3) : chance(35))) {
        continue;
      }
      String name = parameter.node().path("name").asText();
      JsonNode value = values.like(parameter.child("schema"), 0);
      for (JsonNode each : value.isArray() ? value : JSON.createArrayNode().add(value)) {
        pairs.add(name + "=" + encoded(chance(8) ? values.hostile() : each.asText()));
      }
    }
    if (chance(3)) {
      pairs.add(encoded(values.hostile()) + "=" + encoded(values.hostile()));
    }
    if (chance(2)) {
      pairs.add(any(List.of("%", "%zz", "a", "=", "&", "limit=1&limit=2", "access_token=x")));
    }
    return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String onOneLine(String text) {
    return text.replaceAll("[\\r\\n]", " ");
  }

  private void authorization(Operation operation, Sent sent) {
    String key = world.key(operation);
    if (chance(8)) {
      key = any(List.of(world.organizationKey, world.bodyKey, "qk_test_x", "x".repeat(600)));
    }
    if (key != null && !chance(2)) {
      sent.header("Authorization", "Bearer " + key);
    }
  }

  private String header(String name) {
    if (chance(6)) {
      return onOneLine(values.hostile());
    }
    return switch (name) {
      case "If-Match" -> chance(80) ? "*" : "\"" + random.nextInt(4) + "\"";
      case "Idempotency-Key" ->
          chance(90) ? new UUID(random.nextLong(), random.nextLong()).toString() : "again";
      default -> any(List.of("fr", "en", "de, en;q=0.5"));
    };
  }

  private Sent body(Operation operation, Sent sent) {
    Located content = operation.at().child("requestBody").child("content");
    if (!content.exists()) {
      return chance(95)
          ? sent.body("application/json", "")
          : sent.body("application/json", any(BROKEN));
    }
    Located media = content.children().findFirst().orElseThrow();
    String type =
        media.pointer().endsWith("merge-patch+json")
            ? "application/merge-patch+json"
            : "application/json";
    if (chance(3)) {
      type =
          any(
              List.of(
                  "text/plain",
                  "application/xml",
                  "application/json; charset=latin1",
                  "x",
                  "multipart/form-data"));
    }
    return sent.body(type, json(media));
  }

  private String json(Located media) {
    if (chance(4)) {
      return any(BROKEN);
    }
    List<Located> examples = media.child("examples").children().toList();
    JsonNode value =
        chance(60) && !examples.isEmpty()
            ? withIds(document.follow(any(examples)).child("value").node())
            : values.like(media.child("schema"), 0);
    for (int i = 0; i < 3 && chance(45); i++) {
      value = values.mutated(value);
    }
    try {
      return JSON.writeValueAsString(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Replaces the ids of the example by ids of existing objects. */
  private JsonNode withIds(JsonNode example) {
    try {
      String text = example.toString();
      for (String prefix : List.of("cbd", "inv", "quo", "fil", "tnd", "awd", "crt")) {
        List<String> known =
            world.allIds().stream().filter(id -> id.startsWith(prefix + "_")).toList();
        if (!known.isEmpty()) {
          text = text.replaceAll("\"" + prefix + "_[0-9a-z]+\"", "\"" + any(known) + "\"");
        }
      }
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
