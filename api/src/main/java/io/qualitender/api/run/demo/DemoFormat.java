package io.qualitender.api.run.demo;

import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats money, dates and codes. */
final class DemoFormat {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH).withZone(Paris.ZONE);

  private static final String NO_BREAK = "\u00a0";

  private DemoFormat() {}

  /** French: {@code 2 580,00 €}, with spaces that do not break. */
  static String euros(long cents) {
    StringBuilder euros = new StringBuilder(Long.toString(Math.abs(cents) / 100));
    for (int i = euros.length() - 3; i > 0; i -= 3) {
      euros.insert(i, NO_BREAK);
    }
    return (cents < 0 ? "−" : "")
        + euros
        + String.format(Locale.ROOT, ",%02d", Math.abs(cents) % 100)
        + NO_BREAK
        + "€";
  }

  /** {@code 28 February 2030}. */
  static String day(String isoDay) {
    return DAY.format(LocalDate.parse(isoDay));
  }

  /** In Europe/Paris. */
  static String moment(String isoInstant) {
    return MOMENT.format(Instant.parse(isoInstant)) + " in Paris";
  }

  /** A code as words. */
  static String words(String code) {
    return code.replace('_', ' ');
  }
}
