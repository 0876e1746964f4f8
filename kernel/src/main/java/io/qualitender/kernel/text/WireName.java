package io.qualitender.kernel.text;

import java.util.Locale;

/**
 * The name of an enum constant in JSON, in the database, in problems and in events: {@code
 * UNDER_150K} is {@code under_150k}.
 */
public final class WireName {

  private WireName() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
