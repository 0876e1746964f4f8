package io.qualitender.api.certification.reminder;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;

/**
 * How long before or after which day each reminder is due, as dated data.
 *
 * @param source where the figures come from
 * @param dueTime the hour of the day in Europe/Paris
 */
public record ReminderHorizons(
    LocalDate effectiveFrom,
    String source,
    LocalTime dueTime,
    List<Renewal> renewal,
    List<Surveillance> surveillance) {

  /**
   * @param beforeLastDay counted back from the certificate's last day, as java.time counts months
   */
  public record Renewal(ReminderKind kind, Period beforeLastDay) {}

  /**
   * @param afterFirstDay counted from the certificate's first day, as java.time counts months
   */
  public record Surveillance(ReminderKind kind, Period afterFirstDay) {}

  public ReminderHorizons {
    check(
        effectiveFrom != null && source != null && dueTime != null,
        "effectiveFrom, source or dueTime is missing");
    check(renewal != null && surveillance != null, "renewal or surveillance is missing");
    renewal = List.copyOf(renewal);
    surveillance = List.copyOf(surveillance);
    check(
        renewal.stream().allMatch(each -> each.kind().isRenewal() && each.beforeLastDay() != null),
        "renewal has a kind that is not a renewal, or no period");
    check(
        surveillance.stream()
            .allMatch(each -> !each.kind().isRenewal() && each.afterFirstDay() != null),
        "surveillance has a kind that is not a surveillance, or no period");
    long kinds = renewal.stream().map(Renewal::kind).distinct().count();
    kinds += surveillance.stream().map(Surveillance::kind).distinct().count();
    check(
        kinds == ReminderKind.values().length && kinds == renewal.size() + surveillance.size(),
        "each kind must be given exactly once");
  }

  /** The versions shipped with the application. */
  public static Versions<ReminderHorizons> versions() {
    return ReferenceFiles.versions(
        "reminder horizons", ReferenceFiles.Index::reminderHorizons, ReminderHorizons.class);
  }
}
