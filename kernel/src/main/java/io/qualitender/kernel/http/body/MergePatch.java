package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON Merge Patch (RFC 7396): absent keeps, null clears, lists are replaced whole. A cleared field
 * is kept as null instead of removed: equivalent for a record, and an unknown name is detected even
 * if its value is null.
 */
final class MergePatch {

  private MergePatch() {}

  static JsonNode apply(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged =
        target instanceof ObjectNode ? (ObjectNode) target : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(
            field ->
                merged.set(field.getKey(), apply(merged.get(field.getKey()), field.getValue())));
    return merged;
  }
}
