package io.qualitender.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.qualitender.kernel.text.WireName;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads enum values exactly: Jackson's own deserializer accepts surrounding spaces. */
final class StrictEnums extends SimpleModule {

  StrictEnums() {
    super("qualitender-strict-enums");
    setDeserializers(
        new SimpleDeserializers() {
          @Override
          public JsonDeserializer<?> findEnumDeserializer(
              Class<?> type, DeserializationConfig config, BeanDescription description) {
            return new EnumDeserializer(type);
          }
        });
  }

  private static final class EnumDeserializer extends StdScalarDeserializer<Object> {
    private final transient Map<String, Object> constants;

    private EnumDeserializer(Class<?> type) {
      super(type);
      constants =
          Stream.of(type.getEnumConstants())
              .collect(
                  Collectors.toMap(
                      constant -> WireName.of((Enum<?>) constant), Function.identity()));
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return context.handleUnexpectedToken(handledType(), json);
      }
      Object constant = constants.get(json.getText());
      return constant == null
          ? context.handleWeirdStringValue(handledType(), json.getText(), "is not one of its words")
          : constant;
    }
  }
}
