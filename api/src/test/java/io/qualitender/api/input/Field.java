package io.qualitender.api.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.OpenApi.Located;
import io.qualitender.api.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One location in the request body of an operation: a member, or the first item of a list.
 *
 * @param schema its schema, with references resolved; for a nullable object, the object's
 */
record Field(Operation operation, String pointer, JsonNode schema, boolean mayBeNull) {

  static final OpenApi DOCUMENT = OpenApi.load();

  private static final Set<String> OF_A_FORM = Set.of("date", "date-time");

  /** The fields of all operations with a body, in the order of the contract. */
  static List<Field> all() {
    List<Field> found = new ArrayList<>();
    for (Operation operation : DOCUMENT.operations()) {
      operation
          .at()
          .child("requestBody")
          .child("content")
          .children()
          .findFirst()
          .ifPresent(
              media -> collect(operation, "", DOCUMENT.follow(media.child("schema")), found));
    }
    return found;
  }

  private static void collect(
      Operation operation, String pointer, Located schema, List<Field> found) {
    for (Located member : schema.child("properties").children().toList()) {
      if (!member.node().path("readOnly").asBoolean()) {
        String name = member.pointer().substring(member.pointer().lastIndexOf('/') + 1);
        add(operation, pointer + "/" + name, member, found);
      }
    }
  }

  private static void add(Operation operation, String pointer, Located at, List<Field> found) {
    Located schema = DOCUMENT.follow(at);
    boolean mayBeNull = OpenApi.texts(schema.node().path("type")).contains("null");
    if (schema.child("oneOf").exists()) {
      List<Located> choices = schema.child("oneOf").children().map(DOCUMENT::follow).toList();
      mayBeNull =
          choices.stream().anyMatch(each -> each.node().path("type").asText().equals("null"));
      schema = choices.get(0);
    }
    found.add(new Field(operation, pointer, schema.node(), mayBeNull));
    collect(operation, pointer, schema, found);
    if (schema.child("items").exists()) {
      add(operation, pointer + "/0", schema.child("items"), found);
    }
  }

  boolean isA(String type) {
    JsonNode said = schema.path("type");
    return said.asText().equals(type) || OpenApi.texts(said).contains(type);
  }

  boolean isEnum() {
    return schema.has("enum") && isA("string");
  }

  /** Whether it is text other than an enum, a date or an instant. */
  boolean isText() {
    return isA("string")
        && !schema.has("enum")
        && !OF_A_FORM.contains(schema.path("format").asText());
  }

  boolean isDay() {
    return schema.path("format").asText().equals("date");
  }

  boolean isInstant() {
    return schema.path("format").asText().equals("date-time");
  }

  /** Whether it is the id of an object that must exist, else 404. */
  boolean isId() {
    return pointer.matches(".*_ids?(/0)?");
  }

  /** {@code body} with {@code value} at this location, creating missing objects and lists. */
  ObjectNode in(ObjectNode body, JsonNode value) {
    ObjectNode whole = body.deepCopy();
    String[] steps = pointer.substring(1).split("/");
    JsonNode at = whole;
    for (int i = 0; i < steps.length; i++) {
      boolean last = i == steps.length - 1;
      boolean listNext = !last && steps[i + 1].equals("0");
      if (at instanceof ArrayNode list) {
        if (last) {
          if (list.isEmpty()) {
            list.add(value);
          } else {
            list.set(0, value);
          }
        } else if (list.isEmpty()) {
          list.addObject();
        }
        at = list.get(0);
      } else {
        ObjectNode object = (ObjectNode) at;
        if (last) {
          object.set(steps[i], value);
        } else if (!object.path(steps[i]).isContainerNode()) {
          object.set(steps[i], listNext ? object.arrayNode() : object.objectNode());
        }
        at = object.get(steps[i]);
      }
    }
    return whole;
  }

  @Override
  public String toString() {
    return operation.id() + " " + pointer;
  }
}
