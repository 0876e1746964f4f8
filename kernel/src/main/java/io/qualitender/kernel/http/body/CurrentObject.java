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
 * An object as its GET shows it, for a patch that sends it back: what cannot be changed may stand
 * in the patch as it was read. It is asked for only once a patch names something unknown.
 */
final class CurrentObject {

  /** What depends on the moment of the reading; it never comes back as it was read. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("server_time", "allowed_actions", "blockers", "warnings");

  private static final String CODE = "code";

  private final Supplier<?> view;
  private JsonNode whole;

  /**
   * @param view null where there is nothing to send back
   */
  CurrentObject(Supplier<?> view) {
    this.view = view;
  }

  /**
   * What stands at {@code name} of the object at {@code place}; missing where nothing does.
   *
   * @param sent what has been read of that object: an item of a list is known by its code again
   */
  JsonNode member(BodyLocation place, JsonNode sent, String name) {
    if (view == null) {
      return MissingNode.getInstance();
    }
    boolean coded = place.name() == null && place.parent() != null && sent.has(CODE);
    return (coded ? itemOf(place.parent(), sent.get(CODE)) : at(place)).path(name);
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

  /** Reads the value before {@code parser} to its end: whether it is as it was shown. */
  static boolean isSent(JsonParser parser, String name, JsonNode shown) throws IOException {
    if (OF_THE_MOMENT.contains(name)) {
      parser.skipChildren();
      return true;
    }
    return same(parser, shown);
  }

  private static boolean same(JsonParser parser, JsonNode shown) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        return shown.isObject() ? sameMembers(parser, shown) : skipped(parser);
      case START_ARRAY:
        return shown.isArray() ? sameItems(parser, shown) : skipped(parser);
      case VALUE_STRING:
        return shown.isTextual() && shown.textValue().equals(parser.getText());
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return shown.isNumber() && shown.decimalValue().compareTo(parser.getDecimalValue()) == 0;
      case VALUE_TRUE:
        return shown.isBoolean() && shown.booleanValue();
      case VALUE_FALSE:
        return shown.isBoolean() && !shown.booleanValue();
      default:
        return shown.isNull();
    }
  }

  private static boolean sameMembers(JsonParser parser, JsonNode shown) throws IOException {
    boolean same = true;
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      same =
          shown.has(name) && seen.add(name)
              ? same(parser, shown.get(name)) && same
              : skipped(parser);
    }
    return same && seen.size() == shown.size();
  }

  private static boolean sameItems(JsonParser parser, JsonNode shown) throws IOException {
    boolean same = true;
    int size = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      same = size < shown.size() ? same(parser, shown.get(size)) && same : skipped(parser);
      size++;
    }
    return same && size == shown.size();
  }

  private static boolean skipped(JsonParser parser) throws IOException {
    parser.skipChildren();
    return false;
  }
}
