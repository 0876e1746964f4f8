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
 * A JSON document read against the shape of its request record. Of what the record does not know,
 * nothing is built; a list that is too long, a name that is too long or a syntax error ends the
 * reading; every other fault of form is noted, so many at most, and the rest is counted.
 */
final class Document {

  /** Decimal digits, before or after the point, beyond which a number is not meant seriously. */
  private static final int MAX_DIGITS = 40;

  /** In UTF-16 units; ours have 30 at most. */
  private static final int MAX_NAME = 100;

  /** Names are a caller's, so none is kept beyond its document. */
  private static final JsonFactory READER =
      JsonFactory.builder()
          .streamReadConstraints(Json.mapper().getFactory().streamReadConstraints())
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** Ends the reading; what is wrong has been noted. */
  private static final class Enough extends RuntimeException {
    private static final Enough SIGNAL = new Enough();

    private Enough() {
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
        document.broken(Text.of("body.empty"));
        return document;
      }
      JsonNode root = document.value(parser, shape, BodyLocation.ROOT);
      if (parser.nextToken() != null) {
        document.broken(
            Text.of(
                "body.something_follows",
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr()));
        return document;
      }
      document.root = root;
    } catch (Enough noted) {
      return document;
    } catch (CharacterCodingException e) {
      document.broken(Text.of("body.not_utf8"));
    } catch (StreamConstraintsException e) {
      document.broken(Text.of("body.too_deep", Json.MAX_DEPTH, MAX_NAME, Json.MAX_NUMBER));
    } catch (JsonProcessingException e) {
      document.broken(
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

  /** The document; null where it could not be read to its end. */
  JsonNode root() {
    return root;
  }

  /** What makes it malformed (400). */
  List<Fault> malformed() {
    return malformed;
  }

  /** Values that are of the right kind and yet unusable (422). */
  List<Fault> values() {
    return values;
  }

  /** How many faults are not listed. */
  int more() {
    return more;
  }

  private void broken(Text detail) {
    malformed.add(Fault.at("", "invalid_json", detail));
  }

  private JsonNode value(JsonParser parser, Shape shape, BodyLocation place) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    switch (parser.currentToken()) {
      case START_OBJECT:
        if (shape.isObject()) {
          return object(parser, shape, place);
        }
        return shape.isMap() ? map(parser, shape, place) : empty(parser, nodes.objectNode());
      case START_ARRAY:
        return shape.isList() ? list(parser, shape, place) : empty(parser, nodes.arrayNode());
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

  /** What is of the wrong kind is as wrong without its content. */
  private static JsonNode empty(JsonParser parser, JsonNode node) throws IOException {
    parser.skipChildren();
    return node;
  }

  private JsonNode list(JsonParser parser, Shape shape, BodyLocation place) throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (list.size() == shape.most()) {
        throw tooLong(place, shape.most());
      }
      list.add(value(parser, shape.items(), place.item(list.size())));
    }
    return list;
  }

  private JsonNode map(JsonParser parser, Shape shape, BodyLocation place) throws IOException {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = name(parser, place);
      if (map.size() == shape.most()) {
        throw tooLong(place, shape.most());
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
        asItWasRead(parser, place, name, read);
      } else if (member == null) {
        parser.skipChildren();
        note(malformed, place.member(name), "unknown_field", shape.advice());
      } else {
        put(object, name, value(parser, member, place.member(name)), place);
      }
    }
    return object;
  }

  private String name(JsonParser parser, BodyLocation place) throws IOException {
    String name = parser.currentName();
    if (name.length() > MAX_NAME) {
      note(
          malformed,
          place,
          "name_too_long",
          Text.of("body.name_too_long", MAX_NAME, name.length()));
      throw Enough.SIGNAL;
    }
    parser.nextToken();
    return name;
  }

  private void put(ObjectNode object, String name, JsonNode value, BodyLocation place) {
    if (object.has(name)) {
      note(malformed, place.member(name), "duplicate_key", Text.of("body.duplicate_key"));
    } else {
      object.set(name, value);
    }
  }

  private void asItWasRead(JsonParser parser, BodyLocation place, String name, JsonNode read)
      throws IOException {
    if (!CurrentObject.isSent(parser, name, read)) {
      note(malformed, place.member(name), "read_only", Text.of("body.read_only"));
    }
  }

  private Enough tooLong(BodyLocation place, int most) {
    note(values, place, "too_long", Text.of("body.at_most_items", most));
    return Enough.SIGNAL;
  }

  private String text(String text, Shape shape, BodyLocation place) {
    checkStorable(text, place);
    if (shape.isSpaceless()) {
      return Characters.withoutSpaces(text);
    }
    return shape.isStripped() ? Characters.stripped(text) : text;
  }

  /** PostgreSQL's text holds neither U+0000 nor half a surrogate pair. */
  private void checkStorable(String text, BodyLocation place) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        note(values, place, "bad_format", Text.of("body.not_unicode"));
        return;
      }
      if (pair) {
        i++;
      }
    }
  }

  private BigDecimal bounded(BigDecimal number, BodyLocation place) {
    boolean small = Math.abs((long) number.scale()) <= MAX_DIGITS;
    if (small && number.precision() <= MAX_DIGITS) {
      return number;
    }
    note(values, place, "out_of_range", Text.of("body.too_many_digits", MAX_DIGITS));
    return BigDecimal.ZERO;
  }

  private void note(List<Fault> faults, BodyLocation place, String code, Text detail) {
    if (malformed.size() + values.size() < Faults.MOST_LISTED) {
      faults.add(Fault.at(place.pointer(), code, detail));
    } else {
      more++;
    }
  }
}
