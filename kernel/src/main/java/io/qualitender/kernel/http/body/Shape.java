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
 * The structure of a request record at one position: member names, maximum items, how text is read.
 * Documents are read against it, so that unknown content is never built.
 */
final class Shape {

  /** The kinds of position; VALUE has no parts. */
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
  private final int maxItems;
  private final boolean stripped;
  private final boolean spaceless;
  private final boolean readOnly;
  private final Text advice;

  private Shape(
      Kind kind,
      Map<String, Shape> members,
      Shape items,
      int maxItems,
      AnnotatedElement annotations) {
    String names = String.join(", ", members.keySet().stream().sorted().toList());
    this.advice =
        names.isEmpty() ? Text.of("body.no_field_expected") : Text.of("body.unknown_field", names);
    this.kind = kind;
    this.members = members;
    this.items = items;
    this.maxItems = maxItems;
    this.stripped = annotations != null && annotations.isAnnotationPresent(VisibleText.class);
    this.spaceless = annotations != null && annotations.isAnnotationPresent(Spaceless.class);
    this.readOnly = annotations != null && annotations.isAnnotationPresent(ReadOnly.class);
  }

  /**
   * @throws IllegalArgumentException if a list or a map in it has no {@code @Size(max = …)}
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

  private static Shape of(AnnotatedType annotated, AnnotatedElement annotations, String where) {
    Type type = annotated.getType();
    boolean generic = type instanceof ParameterizedType;
    Type raw = generic ? ((ParameterizedType) type).getRawType() : type;
    if (raw instanceof Class<?> && ((Class<?>) raw).isRecord()) {
      return of((Class<?>) raw);
    }
    if (generic) {
      AnnotatedType[] parts =
          ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
      boolean list = Collection.class.isAssignableFrom((Class<?>) raw);
      AnnotatedType item = parts[parts.length - 1];
      return new Shape(
          list ? Kind.LIST : Kind.MAP,
          Map.of(),
          of(item, item, where),
          maxItems(annotations, where),
          null);
    }
    return new Shape(Kind.VALUE, Map.of(), null, 0, annotations);
  }

  private static int maxItems(AnnotatedElement annotations, String where) {
    Size size = annotations.getAnnotation(Size.class);
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

  /** The maximum number of items or entries. */
  int maxItems() {
    return maxItems;
  }

  /** The shape of each item or entry. */
  Shape items() {
    return items;
  }

  /** The shape of a member by its wire name; null if unknown. */
  Shape member(String name) {
    return members.get(name);
  }

  /** The detail of a fault for an unknown name. */
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
