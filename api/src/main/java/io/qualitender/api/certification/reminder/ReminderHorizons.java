package io.qualitender.api.certification.reminder;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.DatedFile;
import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long before or after which day each reminder is due, and what it says, as dated data. A kind
 * that is added later is not in the versions before it; the newest version has every kind.
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
  public record Renewal(ReminderKind kind, Period beforeLastDay, BilingualText title) {}

  /**
   * @param afterFirstDay counted from the certificate's first day, as java.time counts months
   */
  public record Surveillance(ReminderKind kind, Period afterFirstDay, BilingualText title) {}

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
    check(
        titles(renewal, surveillance).size() == renewal.size() + surveillance.size(),
        "a kind is given twice");
  }

  /** What a reminder of the kind says; null for a kind that this version does not have. */
  BilingualText title(ReminderKind kind) {
    for (Renewal each : renewal) {
      if (each.kind() == kind) {
        return each.title();
      }
    }
    for (Surveillance each : surveillance) {
      if (each.kind() == kind) {
        return each.title();
      }
    }
    return null;
  }

  private static Map<ReminderKind, BilingualText> titles(
      List<Renewal> renewal, List<Surveillance> surveillance) {
    Map<ReminderKind, BilingualText> titles = new EnumMap<>(ReminderKind.class);
    renewal.forEach(each -> titles.put(each.kind(), each.title()));
    surveillance.forEach(each -> titles.put(each.kind(), each.title()));
    check(!titles.containsValue(null), "a reminder has no title");
    return titles;
  }

  /** The versions shipped with the application. */
  public static Versions<ReminderHorizons> versions() {
    Versions<ReminderHorizons> versions =
        ReferenceFiles.versions(DatedFile.Data.REMINDER_HORIZONS, ReminderHorizons.class);
    return ReferenceFiles.loading(
        "reminder horizons",
        () -> {
          ReminderHorizons newest = versions.newestFirst().get(0).content();
          for (ReminderKind kind : ReminderKind.values()) {
            check(newest.title(kind) != null, "the newest version lacks " + kind);
          }
          return versions;
        });
  }
}
