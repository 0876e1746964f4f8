package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.kernel.input.Characters;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON document read against the {@link Shape} of its request record. Unknown members are skipped
 * without being built. A list or a name that is too long, or a syntax error, stops the reading;
 * other faults of form are collected up to a maximum and counted beyond it.
 */
final class Document {

  /** The maximum number of decimal digits, before or after the point. */
  private static final int MAX_DIGITS = 40;

  /** In UTF-16 units; the API's names have at most 30. */
  private static final int MAX_NAME = 100;

  /** Names come from callers, so they are not interned. */
  private static final JsonFactory READER =
      JsonFactory.builder()
          .streamReadConstraints(Json.mapper().getFactory().streamReadConstraints())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** Stops the reading, after the fault was added. */
  private static final class StopReading extends RuntimeException {
    private static final StopReading SIGNAL = new StopReading();

    private StopReading() {
      super(null, null, false, false);
    }
  }

  private final List<Fault> malformed = new ArrayList<>();
  private final List<Fault> values = new ArrayList<>();
  private final CurrentObject shown;
  private int more;
  private JsonNode root;

  private Document(CurrentObject shown) {
    this.shown = shown;
  }

  static Document read(byte[] bytes, Shape shape, CurrentObject shown) {
    Document document = new Document(shown);
    try (JsonParser parser = READER.createParser(text(bytes))) {
      parser.nextToken();
      if (parser.currentToken() == null) {
        document.invalidJson(Text.of("body.empty"));
        return document;
      }
      JsonNode root = document.value(parser, shape, BodyLocation.ROOT);
      if (parser.nextToken() != null) {
        document.invalidJson(
            Text.of(
                "body.something_follows",
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr()));
        return document;
      }
      document.root = root;
    } catch (StopReading signal) {
      return document;
    } catch (CharacterCodingException e) {
      document.invalidJson(Text.of("body.not_utf8"));
    } catch (StreamConstraintsException e) {
      document.invalidJson(Text.of("body.too_deep", Json.MAX_DEPTH, MAX_NAME, Json.MAX_NUMBER));
    } catch (JsonProcessingException e) {
      document.invalidJson(
          Text.of(
              "body.not_json",
              e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
              e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
    return document;
  }

  private static Reader text(byte[] bytes) {
    return new InputStreamReader(
        new ByteArrayInputStream(bytes),
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** The document; null if it could not be read to its end. */
  JsonNode root() {
    return root;
  }

  /** Faults of form (400). */
  List<Fault> malformed() {
    return malformed;
  }

  /** Values of the right type that cannot be accepted (422). */
  List<Fault> values() {
    return values;
  }

  /** The number of faults not listed. */
  int more() {
    return more;
  }

  private void invalidJson(Text detail) {
    malformed.add(Fault.at("", "invalid_json", detail));
  }

  private JsonNode value(JsonParser parser, Shape shape, BodyLocation place) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    switch (parser.currentToken()) {
      case START_OBJECT:
        if (shape.isObject()) {
          return object(parser, shape, place);
        }
        return shape.isMap() ? map(parser, shape, place) : skipContent(parser, nodes.objectNode());
      case START_ARRAY:
        return shape.isList() ? list(parser, shape, place) : skipContent(parser, nodes.arrayNode());
      case VALUE_STRING:
        return nodes.textNode(text(parser.getText(), shape, place));
      case VALUE_NUMBER_INT:
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            ? nodes.numberNode(parser.getBigIntegerValue())
            : nodes.numberNode(parser.getLongValue());
      case VALUE_NUMBER_FLOAT:
        return nodes.numberNode(bounded(parser.getDecimalValue(), place));
      case VALUE_TRUE:
        return nodes.booleanNode(true);
      case VALUE_FALSE:
        return nodes.booleanNode(false);
      default:
        return nodes.nullNode();
    }
  }

  /** The content of a value of the wrong type is not needed. */
  private static JsonNode skipContent(JsonParser parser, JsonNode node) throws IOException {
    parser.skipChildren();
    return node;
  }

  private JsonNode list(JsonParser parser, Shape shape, BodyLocation place) throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (list.size() == shape.maxItems()) {
        throw tooLong(place, shape.maxItems());
      }
      list.add(value(parser, shape.items(), place.item(list.size())));
    }
    return list;
  }

  private JsonNode map(JsonParser parser, Shape shape, BodyLocation place) throws IOException {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = name(parser, place);
      if (map.size() == shape.maxItems()) {
        throw tooLong(place, shape.maxItems());
      }
      put(map, name, value(parser, shape.items(), place.member(name)), place);
    }
    return map;
  }

  private ObjectNode object(JsonParser parser, Shape shape, BodyLocation place) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = name(parser, place);
      Shape member = shape.member(name);
      JsonNode read =
          member == null || member.isReadOnly()
              ? shown.member(place, object, name)
              : MissingNode.getInstance();
      if (!read.isMissingNode()) {
        checkReadOnly(parser, place, name, read);
      } else if (member == null) {
        parser.skipChildren();
        addFault(malformed, place.member(name), "unknown_field", shape.advice());
      } else {
        put(object, name, value(parser, member, place.member(name)), place);
      }
    }
    return object;
  }

  private String name(JsonParser parser, BodyLocation place) throws IOException {
    String name = parser.currentName();
    if (name.length() > MAX_NAME) {
      addFault(
          malformed,
          place,
          "name_too_long",
          Text.of("body.name_too_long", MAX_NAME, name.length()));
      throw StopReading.SIGNAL;
    }
    parser.nextToken();
    return name;
  }

  private void put(ObjectNode object, String name, JsonNode value, BodyLocation place) {
    if (object.has(name)) {
      addFault(malformed, place.member(name), "duplicate_key", Text.of("body.duplicate_key"));
    } else {
      object.set(name, value);
    }
  }

  private void checkReadOnly(JsonParser parser, BodyLocation place, String name, JsonNode read)
      throws IOException {
    if (!CurrentObject.matches(parser, name, read)) {
      addFault(malformed, place.member(name), "read_only", Text.of("body.read_only"));
    }
  }

  private StopReading tooLong(BodyLocation place, int maxItems) {
    addFault(values, place, "too_long", Text.of("body.at_most_items", maxItems));
    return StopReading.SIGNAL;
  }

  private String text(String text, Shape shape, BodyLocation place) {
    checkStorable(text, place);
    if (shape.isSpaceless()) {
      return Characters.withoutSpaces(text);
    }
    return shape.isStripped() ? Characters.stripped(text) : text;
  }

  /** PostgreSQL's text accepts neither U+0000 nor unpaired surrogates. */
  private void checkStorable(String text, BodyLocation place) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !isPair)) {
        addFault(values, place, "bad_format", Text.of("body.not_unicode"));
        return;
      }
      if (isPair) {
        i++;
      }
    }
  }

  private BigDecimal bounded(BigDecimal number, BodyLocation place) {
    boolean small = Math.abs((long) number.scale()) <= MAX_DIGITS;
    if (small && number.precision() <= MAX_DIGITS) {
      return number;
    }
    addFault(values, place, "out_of_range", Text.of("body.too_many_digits", MAX_DIGITS));
    return BigDecimal.ZERO;
  }

  private void addFault(List<Fault> faults, BodyLocation place, String code, Text detail) {
    if (malformed.size() + values.size() < Faults.MAX_LISTED) {
      faults.add(Fault.at(place.pointer(), code, detail));
    } else {
      more++;
    }
  }
}
