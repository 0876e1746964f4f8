package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.kernel.json.WireTime;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One reason why a document could not be bound.
 *
 * @param malformed whether the type is wrong (400) rather than the value (422)
 * @param replacement bound in its place, so that the rest can be read; null = remove it
 */
record BindingFault(Fault fault, boolean malformed, JsonNode replacement) {

  static BindingFault of(JsonMappingException failure, JsonNode root) {
    String pointer = Pointers.of(failure.getPath());
    JsonNode found = Pointers.at(root, failure.getPath());
    Class<?> target =
        failure instanceof MismatchedInputException
            ? ((MismatchedInputException) failure).getTargetType()
            : null;
    if (found.isNull() || found.isMissingNode()) {
      Fault missing = Fault.at(pointer, "required", Text.of("body.required"));
      return new BindingFault(missing, false, zero(target));
    }
    if (failure.getCause() instanceof InputCoercionException) {
      Fault large = Fault.at(pointer, "out_of_range", Text.of("body.too_large"));
      return new BindingFault(large, false, IntNode.valueOf(0));
    }
    if (failure instanceof ValueInstantiationException) {
      return value(pointer, "bad_format", Text.of("body.bad_format"));
    }
    if (failure instanceof InvalidFormatException && target != null) {
      Object given = ((InvalidFormatException) failure).getValue();
      boolean text = given instanceof String;
      if (text && target.isEnum() && found instanceof ObjectNode) {
        return unknownKey(pointer, (String) given, target, (ObjectNode) found);
      }
      if (text && target.isEnum()) {
        return value(pointer, "unknown_value", Text.of("body.one_of_words", words(target)));
      }
      if (text && (target == Instant.class || target == LocalDate.class)) {
        return value(pointer, "bad_format", Text.of("body.send", expected(target)));
      }
    }
    Text detail = Text.of("body.wrong_type", expected(target), kind(found));
    return new BindingFault(Fault.at(pointer, "wrong_type", detail), true, zero(target));
  }

  /** Enum values may also be the keys of an object. */
  private static BindingFault unknownKey(
      String pointer, String key, Class<?> target, ObjectNode object) {
    ObjectNode others = object.deepCopy();
    others.remove(key);
    Text detail = Text.of("body.names_of", words(target));
    Fault fault = Fault.at(pointer + "/" + Pointers.escape(key), "unknown_value", detail);
    return new BindingFault(fault, false, others);
  }

  /** A placeholder for a primitive component; null for other types. */
  private static JsonNode zero(Class<?> target) {
    if (target == null || !target.isPrimitive()) {
      return null;
    }
    return target == boolean.class ? BooleanNode.FALSE : IntNode.valueOf(0);
  }

  private static BindingFault value(String pointer, String code, Text detail) {
    return new BindingFault(Fault.at(pointer, code, detail), false, null);
  }

  private static String words(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> WireName.of((Enum<?>) constant))
        .collect(Collectors.joining(", "));
  }

  private static Text expected(Class<?> target) {
    if (target == null) {
      return Text.of("body.another_type");
    }
    if (target == Instant.class) {
      return Text.of("body.an_instant", "2027-03-31T10:00:00Z", WireTime.YEARS);
    }
    if (target == LocalDate.class) {
      return Text.of("body.a_day", "2027-03-31", WireTime.YEARS);
    }
    if (target.isEnum()) {
      return Text.of("body.a_word", words(target));
    }
    if (target == String.class) {
      return Text.of("body.text");
    }
    if (target == boolean.class || target == Boolean.class) {
      return Text.of("body.true_or_false");
    }
    if (target == int.class
        || target == Integer.class
        || target == long.class
        || target == Long.class) {
      return Text.of("body.a_whole_number");
    }
    if (target.isPrimitive() || Number.class.isAssignableFrom(target)) {
      return Text.of("body.a_number");
    }
    if (target.isArray() || Collection.class.isAssignableFrom(target)) {
      return Text.of("body.a_list");
    }
    return Map.class.isAssignableFrom(target) || target.isRecord()
        ? Text.of("body.an_object")
        : Text.of("body.another_type");
  }

  private static Text kind(JsonNode node) {
    switch (node.getNodeType()) {
      case STRING:
        return Text.of("body.text");
      case NUMBER:
        return node.isIntegralNumber()
            ? Text.of("body.a_whole_number")
            : Text.of("body.a_number_with_decimals");
      case BOOLEAN:
        return Text.of("body.true_or_false");
      case ARRAY:
        return Text.of("body.a_list");
      case OBJECT:
        return Text.of("body.an_object");
      default:
        return Text.of("body.something_else");
    }
  }
}
