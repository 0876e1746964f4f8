package io.qualitender.kernel.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes instants and dates in the formats of {@link WireTime} only. */
final class TimeModule extends SimpleModule {

  TimeModule() {
    super("qualitender-time");
    addSerializer(new FormattingSerializer<>(Instant.class, WireTime::format));
    addSerializer(new FormattingSerializer<>(LocalDate.class, WireTime::format));
    addDeserializer(
        Instant.class,
        new ParsingDeserializer<>(
            Instant.class, WireTime::instant, "is not an instant such as 2027-03-31T10:00:00Z"));
    addDeserializer(
        LocalDate.class,
        new ParsingDeserializer<>(
            LocalDate.class, WireTime::day, "is not a day such as 2027-03-31"));
  }

  private static final class FormattingSerializer<T> extends StdScalarSerializer<T> {
    private final transient Function<T, String> format;

    private FormattingSerializer(Class<T> type, Function<T, String> format) {
      super(type);
      this.format = format;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(format.apply(value));
    }
  }

  private static final class ParsingDeserializer<T> extends StdScalarDeserializer<T> {
    private final transient Function<String, Optional<T>> parse;
    private final String message;

    private ParsingDeserializer(
        Class<T> type, Function<String, Optional<T>> parse, String message) {
      super(type);
      this.parse = parse;
      this.message = message;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return type().cast(context.handleUnexpectedToken(handledType(), json));
      }
      String text = json.getText();
      Optional<T> value = parse.apply(text);
      return value.isPresent()
          ? value.get()
          : type().cast(context.handleWeirdStringValue(handledType(), text, message));
    }

    @SuppressWarnings("unchecked")
    private Class<T> type() {
      return (Class<T>) handledType();
    }
  }
}
