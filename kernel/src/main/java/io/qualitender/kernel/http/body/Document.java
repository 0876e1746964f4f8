package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON document read with all its faults of form: a syntax error ends the reading, a duplicate
 * key or a value nobody can store does not.
 */
final class Document {

  /** Decimal digits, before or after the point, beyond which a number is not meant seriously. */
  private static final int MAX_DIGITS = 40;

  private static final JsonFactory READER =
      JsonFactory.builder()
          .streamReadConstraints(Json.mapper().getFactory().streamReadConstraints())
          .build();

  private final List<Fault> malformed = new ArrayList<>();
  private final List<Fault> values = new ArrayList<>();
  private JsonNode root;

  private Document() {}

  static Document read(byte[] bytes) {
    Document document = new Document();
    try (JsonParser parser = READER.createParser(text(bytes))) {
      parser.nextToken();
      if (parser.currentToken() == null) {
        document.broken("The body is empty; send a JSON object.");
        return document;
      }
      JsonNode root = document.value(parser, "");
      if (parser.nextToken() != null) {
        document.broken(
            "Something follows the JSON document at line %d, column %d."
                .formatted(
                    parser.currentTokenLocation().getLineNr(),
                    parser.currentTokenLocation().getColumnNr()));
        return document;
      }
      document.root = root;
    } catch (CharacterCodingException e) {
      document.broken("The body is not UTF-8.");
    } catch (JsonProcessingException e) {
      document.broken(
          "The body is not JSON (RFC 8259): it breaks off or goes wrong at line %d, column %d."
              .formatted(
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory does not fail", e);
    }
    return document;
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes))
        .toString();
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

  private void broken(String detail) {
    malformed.add(Fault.at("", "invalid_json", detail));
  }

  private JsonNode value(JsonParser parser, String pointer) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    switch (parser.currentToken()) {
      case START_OBJECT:
        return object(parser, pointer);
      case START_ARRAY:
        ArrayNode list = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser, pointer + "/" + list.size()));
        }
        return list;
      case VALUE_STRING:
        return nodes.textNode(storable(parser.getText(), pointer));
      case VALUE_NUMBER_INT:
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            ? nodes.numberNode(parser.getBigIntegerValue())
            : nodes.numberNode(parser.getLongValue());
      case VALUE_NUMBER_FLOAT:
        return nodes.numberNode(bounded(parser.getDecimalValue(), pointer));
      case VALUE_TRUE:
        return nodes.booleanNode(true);
      case VALUE_FALSE:
        return nodes.booleanNode(false);
      default:
        return nodes.nullNode();
    }
  }

  private ObjectNode object(JsonParser parser, String pointer) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String inside = pointer + "/" + Pointers.escape(name);
      parser.nextToken();
      JsonNode value = value(parser, inside);
      if (object.has(name)) {
        if (malformed.size() < Binder.MAX_FAULTS) {
          malformed.add(Fault.at(inside, "duplicate_key", "Give this field once."));
        }
      } else {
        object.set(name, value);
      }
    }
    return object;
  }

  /** PostgreSQL's text holds neither U+0000 nor half a surrogate pair. */
  private String storable(String text, String pointer) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        unusable(pointer, "bad_format", "Remove the character that is not Unicode text.");
        return text;
      }
      if (pair) {
        i++;
      }
    }
    return text;
  }

  private BigDecimal bounded(BigDecimal number, String pointer) {
    boolean small = Math.abs((long) number.scale()) <= MAX_DIGITS;
    if (small && number.precision() <= MAX_DIGITS) {
      return number;
    }
    unusable(pointer, "out_of_range", "Use a number of at most %d digits.".formatted(MAX_DIGITS));
    return BigDecimal.ZERO;
  }

  private void unusable(String pointer, String code, String detail) {
    if (values.size() < Binder.MAX_FAULTS) {
      values.add(Fault.at(pointer, code, detail));
    }
  }
}
