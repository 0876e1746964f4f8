package io.qualitender.kernel.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Wire format of instants and dates. An instant is RFC 3339, written in UTC with milliseconds and
 * read with any offset; finer fractions are truncated. A date is {@code 2027-03-31}.
 */
public final class WireTime {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** Other years are taken for typing errors; some are outside the database's range. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2999;

  /** The years that are accepted, for messages. */
  public static final String YEARS = FIRST_YEAR + "–" + LAST_YEAR;

  private WireTime() {}

  public static String format(Instant instant) {
    return INSTANT.format(instant);
  }

  public static String format(LocalDate day) {
    return DAY.format(day);
  }

  /** Empty unless {@code text} is an RFC 3339 instant of the years 1900 to 2999. */
  public static Optional<Instant> instant(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
      return isInRange(time.getYear())
          ? Optional.of(time.toInstant().truncatedTo(ChronoUnit.MILLIS))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Empty unless {@code text} is a day of the calendar in the years 1900 to 2999. */
  public static Optional<LocalDate> day(String text) {
    if (!ISO_DAY.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text, DAY);
      return isInRange(day.getYear()) ? Optional.of(day) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isInRange(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}
