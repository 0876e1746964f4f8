package io.qualitender.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Converts between instants and calendar days in Europe/Paris, the time zone of all business days.
 */
public final class Paris {

  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private Paris() {}

  /** The day in Paris at {@code instant}. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** The first instant of {@code day} in Paris. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The instant at which {@code day} ends in Paris: the first of the next day. */
  public static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /** {@code time} on {@code day} in Paris; a time skipped in spring is moved forward by the gap. */
  public static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZONE).toInstant();
  }
}
