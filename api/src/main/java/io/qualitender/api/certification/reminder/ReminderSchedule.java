package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When each reminder of a certificate is due (docs/domain.md, 15): computed from its first and last
 * day in whole months and days by java.time, so that a day that a shorter month lacks becomes its
 * last day.
 */
final class ReminderSchedule {

  private final ReminderHorizons horizons;

  ReminderSchedule(ReminderHorizons horizons) {
    this.horizons = horizons;
  }

  /**
   * One reminder to write.
   *
   * @param anchorOn the day from which it is counted
   * @param dueAt the hour of {@code dueOn} in Europe/Paris
   */
  record Planned(ReminderKind kind, LocalDate anchorOn, LocalDate dueOn, Instant dueAt) {}

  /**
   * All reminders of a certificate, in order of their due dates.
   *
   * @param firstDay surveillance counts forward from it
   * @param lastDay renewal counts back from it; {@code CERTIFICATE_EXPIRED} is due on this day
   */
  List<Planned> of(LocalDate firstDay, LocalDate lastDay) {
    List<Planned> planned = new ArrayList<>();
    for (ReminderHorizons.Renewal each : horizons.renewal()) {
      planned.add(planned(each.kind(), lastDay, lastDay.minus(each.beforeLastDay())));
    }
    for (ReminderHorizons.Surveillance each : horizons.surveillance()) {
      planned.add(planned(each.kind(), firstDay, firstDay.plus(each.afterFirstDay())));
    }
    planned.sort(Comparator.comparing(Planned::dueOn).thenComparing(Planned::kind));
    return planned;
  }

  private Planned planned(ReminderKind kind, LocalDate anchorOn, LocalDate dueOn) {
    return new Planned(kind, anchorOn, dueOn, Paris.at(dueOn, horizons.dueTime()));
  }
}
