package io.qualitender.kernel.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A message for people, independent of language: its key and arguments. Services pass this on;
 * {@link Messages} formats it where the response is written and its language is known.
 *
 * <p>A key is {@code package.name}: the last part of the package that uses it, and a name. The
 * bundles are {@code messages/package_fr.properties} and {@code _en} in the module of the package.
 *
 * @param arguments each a String, a number, a LocalDate, an Instant (formatted in Paris time),
 *     {@link Euros}, an enum, another Text or a list of these
 */
public record Text(String key, List<Object> arguments) {

  public Text {
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  /**
   * @param key a literal, so that a test can find it
   */
  public static Text of(String key, Object... arguments) {
    return new Text(key, Arrays.asList(arguments));
  }

  /** The bundle of {@code type}: the last part of the name of its package. */
  public static String bundle(Class<?> type) {
    String name = type.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** In English, for logs. */
  @Override
  public String toString() {
    return Messages.in(Language.EN, this);
  }
}
