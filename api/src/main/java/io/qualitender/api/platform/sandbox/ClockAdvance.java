package io.qualitender.api.platform.sandbox;

import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far to advance a clock: to an instant, or by an ISO 8601 duration such as {@code P14D},
 * {@code P3Y} or {@code P1DT2H}. Days, months and years are those of the calendar in UTC, so that a
 * day is always 24 hours.
 */
record ClockAdvance(Instant to, @TextLength(max = 40) String by) {

  private static final int MAX_YEARS = 10;
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?<days>(\\d{1,4}Y)?(\\d{1,5}M)?(\\d{1,4}W)?(\\d{1,6}D)?)(?<time>T(\\d{1,8}H)?(\\d{1,8}M)?(\\d{1,9}(\\.\\d{1,3})?S)?)?");

  /**
   * The instant to advance the clock to.
   *
   * @param now the clock's current time
   * @throws io.qualitender.kernel.problem.Problem 422 unless exactly one of the two is given, ahead
   *     of {@code now}, at most ten years ahead and not after {@link SandboxRequest#LATEST}
   */
  Instant goal(Faults faults, Instant now) {
    if (!faults.has("")) {
      faults.check((to == null) != (by == null), "", "exactly_one", Text.of("sandbox.to_or_by"));
    }
    faults.throwIfAny();
    String pointer = to != null ? "/to" : "/by";
    Instant goal = to != null ? to : after(now).orElse(null);
    if (faults.check(goal != null, pointer, "bad_format", Text.of("sandbox.bad_length"))) {
      faults.check(goal.isAfter(now), pointer, "not_forward", Text.of("sandbox.not_forward", now));
      faults.check(
          !goal.isAfter(inUtc(now).plusYears(MAX_YEARS).toInstant()),
          pointer,
          "too_far",
          Text.of("sandbox.too_far"));
      faults.check(
          !goal.isAfter(SandboxRequest.LATEST),
          pointer,
          "out_of_range",
          Text.of("sandbox.clock_ends", SandboxRequest.LATEST));
    }
    faults.throwIfAny();
    return goal;
  }

  private Optional<Instant> after(Instant now) {
    Matcher parts = DURATION.matcher(by);
    if (!parts.matches() || by.endsWith("P") || by.endsWith("T")) {
      return Optional.empty();
    }
    try {
      Period days =
          parts.group("days").isEmpty() ? Period.ZERO : Period.parse("P" + parts.group("days"));
      Duration time =
          parts.group("time") == null ? Duration.ZERO : Duration.parse("P" + parts.group("time"));
      return Optional.of(inUtc(now).plus(days).plus(time).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static OffsetDateTime inUtc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
