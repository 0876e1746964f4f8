package io.qualitender.kernel.http.body;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.qualitender.kernel.input.ReadOnly;
import io.qualitender.kernel.input.Spaceless;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.text.Text;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request record can hold at one place: which names, how many items, how a text is read. A
 * document is read against it, so that what nobody asked for is never built.
 */
final class Shape {

  /** The kinds of place; what is neither is a value without parts. */
  private enum Kind {
    OBJECT,
    MAP,
    LIST,
    VALUE
  }

  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  private static final ClassValue<Shape> OF_RECORDS =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return ofRecord(type);
        }
      };

  private final Kind kind;
  private final Map<String, Shape> members;
  private final Shape items;
  private final int most;
  private final boolean stripped;
  private final boolean spaceless;
  private final boolean readOnly;
  private final Text advice;

  private Shape(
      Kind kind, Map<String, Shape> members, Shape items, int most, AnnotatedElement texts) {
    String names = String.join(", ", members.keySet().stream().sorted().toList());
    this.advice =
        names.isEmpty() ? Text.of("body.no_field_expected") : Text.of("body.unknown_field", names);
    this.kind = kind;
    this.members = members;
    this.items = items;
    this.most = most;
    this.stripped = texts != null && texts.isAnnotationPresent(VisibleText.class);
    this.spaceless = texts != null && texts.isAnnotationPresent(Spaceless.class);
    this.readOnly = texts != null && texts.isAnnotationPresent(ReadOnly.class);
  }

  /**
   * @throws IllegalArgumentException where a list or a map of it says no {@code @Size(max = …)}
   */
  static Shape of(Class<?> record) {
    return OF_RECORDS.get(record);
  }

  private static Shape ofRecord(Class<?> record) {
    Map<String, Shape> members = new LinkedHashMap<>();
    for (RecordComponent component : record.getRecordComponents()) {
      members.put(
          SNAKE_CASE.translate(component.getName()),
          of(
              component.getAnnotatedType(),
              component.getAccessor(),
              record.getSimpleName() + "." + component.getName()));
    }
    return new Shape(Kind.OBJECT, Map.copyOf(members), null, 0, null);
  }

  private static Shape of(AnnotatedType annotated, AnnotatedElement said, String where) {
    Type type = annotated.getType();
    if (type instanceof ParameterizedType) {
      AnnotatedType[] parts =
          ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
      boolean list =
          Collection.class.isAssignableFrom((Class<?>) ((ParameterizedType) type).getRawType());
      AnnotatedType item = parts[parts.length - 1];
      return new Shape(
          list ? Kind.LIST : Kind.MAP, Map.of(), of(item, item, where), most(said, where), null);
    }
    boolean record = type instanceof Class<?> && ((Class<?>) type).isRecord();
    return record ? of((Class<?>) type) : new Shape(Kind.VALUE, Map.of(), null, 0, said);
  }

  private static int most(AnnotatedElement said, String where) {
    Size size = said.getAnnotation(Size.class);
    if (size == null || size.max() == Integer.MAX_VALUE) {
      throw new IllegalArgumentException(where + " needs a @Size(max = …) as openapi.yaml has it");
    }
    return size.max();
  }

  boolean isObject() {
    return kind == Kind.OBJECT;
  }

  boolean isMap() {
    return kind == Kind.MAP;
  }

  boolean isList() {
    return kind == Kind.LIST;
  }

  /** How many items or entries it holds at most. */
  int most() {
    return most;
  }

  /** Of each item or entry. */
  Shape items() {
    return items;
  }

  /** By their names on the wire; null for a name it does not know. */
  Shape member(String name) {
    return members.get(name);
  }

  /** What to do about a name it does not know. */
  Text advice() {
    return advice;
  }

  boolean isStripped() {
    return stripped;
  }

  boolean isReadOnly() {
    return readOnly;
  }

  boolean isSpaceless() {
    return spaceless;
  }
}
