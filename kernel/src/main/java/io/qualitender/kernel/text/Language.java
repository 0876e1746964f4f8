package io.qualitender.kernel.text;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The languages of the API's messages. */
public enum Language {
  FR(Locale.FRENCH),
  EN(Locale.ENGLISH);

  /** Longer headers are ignored; no browser sends one. */
  private static final int MAX_HEADER_LENGTH = 1000;

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /** The value of {@code Content-Language}. */
  public String tag() {
    return locale.getLanguage();
  }

  /**
   * The supported language with the highest weight in {@code acceptLanguage} (RFC 9110 §12.5.4),
   * the first of equals; French if it has none or cannot be read. Never throws.
   */
  public static Language preferred(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER_LENGTH) {
      return FR;
    }
    Map<Language, Integer> asked = new EnumMap<>(Language.class);
    int others = 0;
    Language first = FR;
    for (String range : acceptLanguage.split(",")) {
      String[] parts = range.split(";", 2);
      String tag = parts.length == 0 ? "" : parts[0].strip();
      int weight = parts.length < 2 ? 1000 : weight(parts[1].strip());
      if (tag.equals("*")) {
        others = Math.max(others, weight);
      }
      for (Language each : values()) {
        if (each.matches(tag)) {
          first = asked.isEmpty() ? each : first;
          asked.merge(each, weight, Math::max);
        }
      }
    }
    Language best = first;
    for (Language each : values()) {
      if (asked.getOrDefault(each, others) > asked.getOrDefault(best, others)) {
        best = each;
      }
    }
    return asked.getOrDefault(best, others) > 0 ? best : FR;
  }

  private boolean matches(String range) {
    String primary = range.split("-", 2)[0];
    return primary.equalsIgnoreCase(tag());
  }

  /** {@code q=0.5} is 500; an invalid weight is 0. */
  private static int weight(String parameter) {
    if (!parameter.matches("[qQ]\\s*=\\s*(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
      return 0;
    }
    String number = parameter.substring(parameter.indexOf('=') + 1).strip();
    return (int) Math.round(Double.parseDouble(number) * 1000);
  }
}
