package io.qualitender.api.certification.reminder;

import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When each reminder of a certificate falls due (docs/domain.md, 15): pure arithmetic on its two
 * days, in whole months and days as java.time counts them, so that the day that a shorter month
 * lacks becomes its last one.
 */
final class ReminderSchedule {

  private final ReminderHorizons horizons;

  ReminderSchedule(ReminderHorizons horizons) {
    this.horizons = horizons;
  }

  /**
   * One date to be reminded of.
   *
   * @param anchorOn the day it counts from
   * @param dueAt the hour of {@code dueOn} in Europe/Paris
   */
  record Planned(ReminderKind kind, LocalDate anchorOn, LocalDate dueOn, Instant dueAt) {}

  /**
   * All reminders of a certificate, the first due first.
   *
   * @param firstDay surveillance counts forward from it
   * @param lastDay renewal counts back from it; the certificate's end is told on this very day
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
