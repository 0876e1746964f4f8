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

/** Instants and days in the forms of {@link WireTime}, and in no other. */
final class TimeModule extends SimpleModule {

  TimeModule() {
    super("qualitender-time");
    addSerializer(new Text<>(Instant.class, WireTime::format));
    addSerializer(new Text<>(LocalDate.class, WireTime::format));
    addDeserializer(
        Instant.class,
        new FromText<>(
            Instant.class, WireTime::instant, "is not an instant such as 2027-03-31T10:00:00Z"));
    addDeserializer(
        LocalDate.class,
        new FromText<>(LocalDate.class, WireTime::day, "is not a day such as 2027-03-31"));
  }

  private static final class Text<T> extends StdScalarSerializer<T> {
    private final transient Function<T, String> format;

    private Text(Class<T> type, Function<T, String> format) {
      super(type);
      this.format = format;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(format.apply(value));
    }
  }

  private static final class FromText<T> extends StdScalarDeserializer<T> {
    private final transient Function<String, Optional<T>> parse;
    private final String complaint;

    private FromText(Class<T> type, Function<String, Optional<T>> parse, String complaint) {
      super(type);
      this.parse = parse;
      this.complaint = complaint;
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
          : type().cast(context.handleWeirdStringValue(handledType(), text, complaint));
    }

    @SuppressWarnings("unchecked")
    private Class<T> type() {
      return (Class<T>) handledType();
    }
  }
}
