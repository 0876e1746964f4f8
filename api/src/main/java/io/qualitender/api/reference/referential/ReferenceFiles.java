package io.qualitender.api.reference.referential;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the dated data shipped with the application, {@code resources/reference}. Parsing is
 * strict: an unknown or duplicate key or a missing or ill-typed value prevents the start, with the
 * file's name and the fault.
 */
public final class ReferenceFiles {
  static final String FOLDER = "reference";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .addModule(new JavaTimeModule())
          .addModule(dataCodes())
          .build();

  private ReferenceFiles() {}

  /**
   * All versions of one kind of data. A record gets its own id from
   * {@code @JacksonInject("version")}.
   *
   * @throws IllegalStateException naming the file and what is wrong with it
   */
  public static <T> Versions<T> versions(DatedFile.Data data, Class<T> type) {
    return versions(data, file -> read(file.name(), type, file.id()));
  }

  /** All versions of one kind of data, with a custom reader. */
  public static <T> Versions<T> versions(DatedFile.Data data, Function<DatedFile, T> reader) {
    return loading(
        data.toString(),
        () ->
            new Versions<>(
                DatedFile.all(data).stream()
                    .map(file -> new Versions.Version<>(file.id(), file.from(), reader.apply(file)))
                    .toList()));
  }

  /**
   * @throws IllegalStateException naming the file and what is wrong with it
   */
  public static <T> T read(String name, Class<T> type) {
    return read(name, type, null);
  }

  private static <T> T read(String name, Class<T> type, String version) {
    try (InputStream file = open(name)) {
      return MAPPER
          .readerFor(type)
          .with(new InjectableValues.Std().addValue("version", version))
          .readValue(file);
    } catch (JsonProcessingException wrong) {
      throw new IllegalStateException(
          "reference data " + name + " cannot be used: " + wrong.getOriginalMessage(), wrong);
    } catch (IOException unreadable) {
      throw new IllegalStateException("reference data " + name + " cannot be read", unreadable);
    }
  }

  /**
   * Opens a file that is not JSON.
   *
   * @throws IllegalStateException when there is no such file
   */
  public static InputStream open(String name) {
    InputStream file = ReferenceFiles.class.getResourceAsStream("/" + FOLDER + "/" + name);
    if (file == null) {
      throw new IllegalStateException("reference data " + name + " is missing");
    }
    return file;
  }

  /**
   * Runs a load of several files, so that its error names the data.
   *
   * @throws IllegalStateException naming the data and what is wrong with it
   */
  public static <T> T loading(String data, Supplier<T> load) {
    try {
      return load.get();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalStateException(
          "reference data " + data + " cannot be used: " + wrong.getMessage(), wrong);
    }
  }

  /**
   * @throws IllegalArgumentException with {@code fault}, unless {@code holds}
   */
  public static void check(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** The codes of the files (AF, DURATION_GT_2_DAYS), which differ from the enum names. */
  private static SimpleModule dataCodes() {
    SimpleModule module = new SimpleModule("data codes");
    module.addDeserializer(
        ActionCategory.class, coded(ActionCategory.class, ActionCategory::ofDataCode));
    module.addDeserializer(ActivityFlag.class, coded(ActivityFlag.class, ActivityFlag::ofDataCode));
    module.addDeserializer(BilingualText.class, bilingualText());
    module.addKeyDeserializer(
        ActionCategory.class,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context)
              throws IOException {
            return orFault(context, ActionCategory.class, key, ActionCategory::ofDataCode);
          }
        });
    return module;
  }

  private static <T> StdDeserializer<T> coded(Class<T> type, Function<String, T> ofCode) {
    return new StdDeserializer<>(type) {
      @Override
      public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return orFault(context, type, parser.getText(), ofCode);
      }
    };
  }

  /** A text must be given in both languages. */
  private static StdDeserializer<BilingualText> bilingualText() {
    return new StdDeserializer<>(BilingualText.class) {
      @Override
      public BilingualText deserialize(JsonParser parser, DeserializationContext context)
          throws IOException {
        Map<?, ?> both =
            parser.isExpectedStartObjectToken() ? context.readValue(parser, Map.class) : Map.of();
        if (both.size() == 2
            && both.get("fr") instanceof String fr
            && both.get("en") instanceof String en
            && !fr.isBlank()
            && !en.isBlank()) {
          return new BilingualText(fr, en);
        }
        return context.reportInputMismatch(BilingualText.class, "a text must have fr and en");
      }
    };
  }

  private static <T> T orFault(
      DeserializationContext context, Class<T> type, String code, Function<String, T> ofCode)
      throws IOException {
    try {
      return ofCode.apply(code);
    } catch (IllegalArgumentException unknown) {
      throw context.weirdStringException(code, type, unknown.getMessage());
    }
  }
}
