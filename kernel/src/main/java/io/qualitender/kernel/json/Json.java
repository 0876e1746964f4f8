package io.qualitender.kernel.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.qualitender.kernel.text.Language;
import java.util.List;

/**
 * The JSON configuration for requests, responses, stored responses and tests.
 *
 * <p>Written: snake_case names, lower_snake enums, every property (absent is null), instants in UTC
 * with milliseconds, days as ISO dates. Read strictly: an unknown property, a duplicate key, a
 * number instead of text, or content after the document is an error.
 */
public final class Json {

  /** Deeper documents are refused; the API's have at most six levels. */
  public static final int MAX_DEPTH = 32;

  /** Maximum digits of a number. */
  public static final int MAX_NUMBER = 100;

  private static final ObjectMapper MAPPER = build();

  private Json() {}

  /** Shared and never reconfigured. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** Writes each {@link io.qualitender.kernel.text.Text} in {@code language}. */
  public static ObjectWriter writer(Language language) {
    return MAPPER.writer().withAttribute(Language.class, language);
  }

  private static ObjectMapper build() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();
    JsonMapper mapper =
        JsonMapper.builder(factory)
            .addModule(new Jdk8Module())
            .addModule(new TimeModule())
            .addModule(new TextModule())
            .addModule(new StrictEnums())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(
                new AnnotationIntrospectorPair(
                    new LowerSnakeEnumNames(), new JacksonAnnotationIntrospector()))
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            // Properties are the components of records; a method such as isOpen() is not a
            // property.
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    forbidCoercions(mapper);
    return mapper;
  }

  private static void forbidCoercions(JsonMapper mapper) {
    List<CoercionInputShape> fromText =
        List.of(CoercionInputShape.EmptyString, CoercionInputShape.String);
    List<CoercionInputShape> fromScalars =
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
    for (LogicalType type : LogicalType.values()) {
      if (type != LogicalType.Textual) {
        mapper
            .coercionConfigFor(type)
            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail);
      }
    }
    fromScalars.forEach(
        shape ->
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail));
    for (LogicalType number : List.of(LogicalType.Integer, LogicalType.Float)) {
      fromText.forEach(
          shape -> mapper.coercionConfigFor(number).setCoercion(shape, CoercionAction.Fail));
      mapper.coercionConfigFor(number).setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }
    mapper
        .coercionConfigFor(LogicalType.Integer)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Boolean)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Enum)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
    // An empty list is valid.
    mapper
        .coercionConfigFor(LogicalType.Collection)
        .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.TryConvert);
    mapper
        .coercionConfigFor(LogicalType.Array)
        .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.TryConvert);
  }
}
