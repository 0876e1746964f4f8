package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.kernel.text.WireName;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;

/** Converts paths of Jackson and Jakarta Validation to JSON pointers (RFC 6901). */
final class Pointers {

  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  private Pointers() {}

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** From a Jackson path, whose names are in wire form. */
  static String of(List<Reference> path) {
    StringBuilder pointer = new StringBuilder();
    for (Reference step : path) {
      pointer.append('/');
      if (step.getFieldName() == null) {
        pointer.append(step.getIndex());
      } else {
        pointer.append(escape(step.getFieldName()));
      }
    }
    return pointer.toString();
  }

  /** From a validation path, whose names are record components. */
  static String of(Path path) {
    StringBuilder pointer = new StringBuilder();
    for (Path.Node step : path) {
      if (step.isInIterable()) {
        Object place = step.getIndex() == null ? step.getKey() : step.getIndex();
        pointer.append('/').append(escape(word(place)));
      }
      if (step.getKind() == ElementKind.PROPERTY) {
        pointer.append('/').append(SNAKE_CASE.translate(step.getName()));
      }
    }
    return pointer.toString();
  }

  private static String word(Object place) {
    return place instanceof Enum<?> ? WireName.of((Enum<?>) place) : String.valueOf(place);
  }

  /** The node at {@code path}; a missing node if there is none. */
  static JsonNode at(JsonNode root, List<Reference> path) {
    JsonNode node = root;
    for (Reference step : path) {
      node =
          step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
    }
    return node;
  }

  /** Sets the node at {@code path}; null removes it from an object and leaves null in a list. */
  static void put(JsonNode root, List<Reference> path, JsonNode value) {
    JsonNode parent = at(root, path.subList(0, path.size() - 1));
    Reference last = path.get(path.size() - 1);
    if (parent instanceof ArrayNode && parent.has(last.getIndex())) {
      ((ArrayNode) parent).set(last.getIndex(), value);
    } else if (parent instanceof ObjectNode && value == null) {
      ((ObjectNode) parent).remove(last.getFieldName());
    } else if (parent instanceof ObjectNode) {
      ((ObjectNode) parent).set(last.getFieldName(), value);
    }
  }
}
