package io.qualitender.kernel.http;

import java.util.List;
import java.util.Locale;

/** The languages in which the API has words for people. */
final class Languages {

  private static final List<Locale> SPOKEN = List.of(Locale.FRENCH, Locale.ENGLISH);
  private static final int MAX_HEADER = 200;

  private Languages() {}

  /** The first of ours that {@code acceptLanguage} asks for; French where it asks for none. */
  static Locale preferred(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER) {
      return Locale.FRENCH;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
      return found == null ? Locale.FRENCH : found;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The JDK's parser runs off the end of "-".
      return Locale.FRENCH;
    }
  }
}
