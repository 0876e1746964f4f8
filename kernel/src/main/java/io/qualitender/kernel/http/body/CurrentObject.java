package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.qualitender.kernel.json.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The object as GET returns it, for patches that send read-only members back unchanged. Built only
 * when a patch contains a member unknown to the request record.
 */
final class CurrentObject {

  /** Members that depend on the time of reading, which are not compared. */
  private static final Set<String> VOLATILE =
      Set.of("server_time", "allowed_actions", "blockers", "warnings");

  private static final String CODE = "code";

  private final Supplier<?> view;
  private JsonNode whole;

  /**
   * @param view null for a new object
   */
  CurrentObject(Supplier<?> view) {
    this.view = view;
  }

  /**
   * The member {@code name} of the object at {@code place}; a missing node if there is none.
   *
   * @param sent the members read so far: a list item is identified by its {@code code}
   */
  JsonNode member(BodyLocation place, JsonNode sent, String name) {
    if (view == null) {
      return MissingNode.getInstance();
    }
    boolean hasCode = place.name() == null && place.parent() != null && sent.has(CODE);
    return (hasCode ? itemOf(place.parent(), sent.get(CODE)) : at(place)).path(name);
  }

  private JsonNode itemOf(BodyLocation list, JsonNode code) {
    for (JsonNode item : at(list)) {
      if (item.path(CODE).equals(code)) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  private JsonNode at(BodyLocation place) {
    if (place.parent() == null) {
      if (whole == null) {
        whole = Json.mapper().valueToTree(view.get());
      }
      return whole;
    }
    JsonNode parent = at(place.parent());
    return place.name() == null ? parent.path(place.index()) : parent.path(place.name());
  }

  /** Consumes the value at {@code parser}; whether it equals the current one. */
  static boolean matches(JsonParser parser, String name, JsonNode current) throws IOException {
    if (VOLATILE.contains(name)) {
      parser.skipChildren();
      return true;
    }
    return same(parser, current);
  }

  private static boolean same(JsonParser parser, JsonNode current) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        return current.isObject() ? sameMembers(parser, current) : skipped(parser);
      case START_ARRAY:
        return current.isArray() ? sameItems(parser, current) : skipped(parser);
      case VALUE_STRING:
        return current.isTextual() && current.textValue().equals(parser.getText());
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return current.isNumber()
            && current.decimalValue().compareTo(parser.getDecimalValue()) == 0;
      case VALUE_TRUE:
        return current.isBoolean() && current.booleanValue();
      case VALUE_FALSE:
        return current.isBoolean() && !current.booleanValue();
      default:
        return current.isNull();
    }
  }

  private static boolean sameMembers(JsonParser parser, JsonNode current) throws IOException {
    boolean same = true;
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      same =
          current.has(name) && seen.add(name)
              ? same(parser, current.get(name)) && same
              : skipped(parser);
    }
    return same && seen.size() == current.size();
  }

  private static boolean sameItems(JsonParser parser, JsonNode current) throws IOException {
    boolean same = true;
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      same = size < current.size() ? same(parser, current.get(size)) && same : skipped(parser);
      size++;
    }
    return same && size == current.size();
  }

  private static boolean skipped(JsonParser parser) throws IOException {
    parser.skipChildren();
    return false;
  }
}
