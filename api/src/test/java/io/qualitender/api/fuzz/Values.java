package io.qualitender.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Generates values: valid by a schema, nearly valid, and invalid. */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  /** Values that have broken parsers of this service, its database or others. */
  static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "NaN",
          "٣",
          "99999999999999999999",
          "2027-02-30",
          "+294277-01-01",
          "0000-00-00",
          "2026-12-01T25:00:00Z",
          "infinity",
          "'",
          "\"",
          "\\",
          "%",
          "%00",
          "%zz",
          "../..",
          "//",
          ";",
          "?",
          "#",
          "{}",
          "[]",
          "${x}",
          "{{x}}",
          "<b>",
          "'; drop table x;--",
          "\u00a0",
          "\u200b",
          "\u3000",
          "\ufeff",
          "\u202e",
          "é",
          "e\u0301",
          "😀".repeat(30),
          "\ud800",
          "x".repeat(300),
          "tnd_",
          "tnd_00000000000000000000000000",
          "tnd_zzzzzzzzzzzzzzzzzzzzzzzzzz",
          "a,b",
          ",",
          "*",
          "\n",
          "\t",
          "\u007f");

  private static final List<JsonNode> HOSTILE_JSON =
      List.of(
          JSON.nullNode(),
          JSON.booleanNode(true),
          JSON.numberNode(-1),
          JSON.numberNode(0),
          JSON.numberNode(Long.MAX_VALUE),
          JSON.numberNode(new BigDecimal("1e-30")),
          JSON.numberNode(new BigDecimal("123456789012345678901234567890")),
          JSON.numberNode(new BigDecimal("0.333")),
          JSON.arrayNode(),
          JSON.objectNode(),
          JSON.arrayNode().addNull(),
          JSON.arrayNode().add(JSON.arrayNode()),
          JSON.objectNode().put("no_such", 1));

  private final OpenApi document;
  private final Random random;
  private final Supplier<String> id;

  /**
   * @param id supplies an id of an existing object
   */
  Values(OpenApi document, Random random, Supplier<String> id) {
    this.document = document;
    this.random = random;
    this.id = id;
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String hostile() {
    return any(HOSTILE);
  }

  private JsonNode hostileJson() {
    return chance(50) ? JSON.textNode(hostile()) : any(HOSTILE_JSON).deepCopy();
  }

  /** A value that mostly conforms to the schema. */
  JsonNode like(Located at, int depth) {
    Located schema = document.follow(at);
    JsonNode node = schema.node();
    if (chance(2)) {
      return hostileJson();
    }
    if (node.has("const")) {
      return node.get("const");
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      if (node.has(choice)) {
        return like(any(schema.child(choice).children().toList()), depth);
      }
    }
    if (node.has("allOf")) {
      return like(schema.child("allOf").children().findFirst().orElseThrow(), depth);
    }
    if (node.has("enum")) {
      return node.get("enum").get(random.nextInt(node.get("enum").size()));
    }
    if (node.has("examples") && chance(60)) {
      return node.get("examples").get(random.nextInt(node.get("examples").size()));
    }
    return byType(schema, depth);
  }

  private JsonNode byType(Located schema, int depth) {
    JsonNode types = schema.node().path("type");
    String type =
        types.isArray() ? types.get(random.nextInt(types.size())).asText() : types.asText();
    return switch (type) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer" -> JSON.numberNode(whole(schema.node()));
      case "number" -> JSON.numberNode(BigDecimal.valueOf(whole(schema.node()) * 2 + 1, 1));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      default -> JSON.textNode(text(schema.node()));
    };
  }

  private ObjectNode object(Located schema, int depth) {
    ObjectNode object = JSON.objectNode();
    List<String> required = OpenApi.texts(schema.node().path("required"));
    for (Located property : schema.child("properties").children().toList()) {
      String name = property.pointer().substring(property.pointer().lastIndexOf('/') + 1);
      boolean wanted = required.contains(name) ? !chance(3) : chance(60);
      if (wanted && depth < DEEPEST) {
        object.set(name, like(property, depth + 1));
      }
    }
    return object;
  }

  private ArrayNode array(Located schema, int depth) {
    ArrayNode array = JSON.arrayNode();
    int most = Math.min(schema.node().path("maxItems").asInt(3), 5);
    int count = chance(3) ? most + 200 : random.nextInt(most + 1);
    for (int i = 0; i < count && depth < DEEPEST; i++) {
      array.add(like(schema.child("items"), depth + 1));
    }
    return array;
  }

  private long whole(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(1_000_000);
    return switch (random.nextInt(8)) {
      case 0 -> least;
      case 1 -> most;
      case 2 -> least - 1;
      case 3 -> most == Long.MAX_VALUE ? most : most + 1;
      default -> least + (long) (random.nextDouble() * Math.min(most - least, 10_000));
    };
  }

  private String text(JsonNode schema) {
    String format = schema.path("format").asText();
    if (format.equals("date")) {
      return "20%02d-%02d-%02d"
          .formatted(26 + random.nextInt(5), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }
    if (format.equals("date-time")) {
      return "2027-%02d-%02dT10:00:00Z".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
    }
    if (schema.path("pattern").asText().contains("_") && chance(80)) {
      return id.get();
    }
    int most = schema.path("maxLength").asInt(20);
    return switch (random.nextInt(6)) {
      case 0 -> "x".repeat(most);
      case 1 -> "é".repeat(most + 1);
      case 2 -> hostile();
      case 3 -> id.get();
      default -> "mot";
    };
  }

  /** The value with one mutation. */
  JsonNode mutated(JsonNode value) {
    List<Runnable> mutations = new ArrayList<>();
    JsonNode copy = value.deepCopy();
    collect(copy, mutations);
    if (mutations.isEmpty() || chance(3)) {
      return hostileJson();
    }
    any(mutations).run();
    return copy;
  }

  private void collect(JsonNode node, List<Runnable> mutations) {
    if (node instanceof ObjectNode object) {
      OpenApi.names(object)
          .toList()
          .forEach(
              name -> {
                mutations.add(() -> object.set(name, hostileJson()));
                mutations.add(() -> object.putNull(name));
                mutations.add(() -> object.remove(name));
                collect(object.get(name), mutations);
              });
      mutations.add(() -> object.set(hostile(), JSON.numberNode(1)));
    } else if (node instanceof ArrayNode array) {
      mutations.add(array::addNull);
      mutations.add(() -> array.add(hostileJson()));
      mutations.add(() -> array.addAll(array.deepCopy()));
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        mutations.add(() -> array.set(index, hostileJson()));
        collect(array.get(i), mutations);
      }
    }
  }
}
