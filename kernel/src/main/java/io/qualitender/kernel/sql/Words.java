package io.qualitender.kernel.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The constants of an enum by the words stored for them: their names in lower case. */
final class Words<E extends Enum<E>> {

  private static final ClassValue<Words<?>> OF_TYPE =
      new ClassValue<>() {
        @Override
        protected Words<?> computeValue(Class<?> type) {
          return new Words<>(type);
        }
      };

  private final String type;
  private final Map<String, E> constants = new HashMap<>();

  @SuppressWarnings("unchecked")
  private Words(Class<?> type) {
    this.type = type.getSimpleName();
    for (Object constant : type.getEnumConstants()) {
      constants.put(of((Enum<?>) constant), (E) constant);
    }
  }

  @SuppressWarnings("unchecked")
  static <E extends Enum<E>> Words<E> of(Class<E> type) {
    return (Words<E>) OF_TYPE.get(type);
  }

  /** The word stored for a constant. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  E constant(String word) {
    if (word == null) {
      return null;
    }
    E constant = constants.get(word);
    if (constant == null) {
      throw new IllegalStateException("'" + word + "' is no " + type);
    }
    return constant;
  }
}
