package io.qualitender.kernel.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Words for people, not yet in any language: the key of a message and what stands in its places.
 * The answer's language is known where the answer is written, so rules and services hand over this
 * and {@link Messages} turns it into words there.
 *
 * <p>A key is {@code package.name}: the last part of the name of the package that says it, and a
 * name of its own. The bundles are {@code messages/package_fr.properties} and {@code _en} in the
 * module of the package.
 *
 * @param arguments each a String, a number, a LocalDate, an Instant (told in Paris time), {@link
 *     Euros}, an enum, another Text or a list of these
 */
public record Text(String key, List<Object> arguments) {

  public Text {
    arguments = Collections.unmodifiableList(new ArrayList<>(arguments));
  }

  /**
   * @param key written out where it is used, so that a test can find it
   */
  public static Text of(String key, Object... arguments) {
    return new Text(key, Arrays.asList(arguments));
  }

  /** The bundle of {@code type}: the last part of the name of its package. */
  public static String bundle(Class<?> type) {
    String name = type.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** In English, as logs are. */
  @Override
  public String toString() {
    return Messages.in(Language.EN, this);
  }
}
