package io.qualitender.api.certification.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.certification.reminder.ReminderSchedule.Planned;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dates of docs/domain.md, 15, in the month arithmetic of java.time. */
class ReminderScheduleTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private final ReminderSchedule schedule =
      new ReminderSchedule(ReminderHorizons.versions().newestFirst().get(0).content());

  @Test
  void theCertificateOfTheExamples() {
    List<Planned> all = schedule.of(LocalDate.of(2027, 3, 1), LocalDate.of(2030, 2, 28));
    assertThat(all.stream().map(each -> each.dueOn() + " " + each.kind()).toList())
        .containsExactly(
            "2028-04-01 SURVEILLANCE_MONTH_13",
            "2028-05-01 SURVEILLANCE_MONTH_14",
            "2028-09-01 SURVEILLANCE_MONTH_18",
            "2028-11-01 SURVEILLANCE_MONTH_20",
            "2028-12-01 SURVEILLANCE_MONTH_21",
            "2029-01-01 SURVEILLANCE_MONTH_22",
            "2029-02-28 RENEWAL_12_MONTHS",
            "2029-05-28 RENEWAL_TENDER_DRAFTED",
            "2029-06-28 RENEWAL_NOT_PUBLISHED_8_MONTHS",
            "2029-07-28 RENEWAL_NOT_PUBLISHED_7_MONTHS",
            "2029-08-28 RENEWAL_NO_CONTRACT_6_MONTHS",
            "2029-09-28 RENEWAL_AUDIT_NOT_PLANNED_5_MONTHS",
            "2029-11-28 RENEWAL_AUDIT_NOT_DONE_3_MONTHS",
            "2030-01-28 RENEWAL_1_MONTH",
            "2030-02-13 RENEWAL_15_DAYS",
            "2030-02-21 RENEWAL_7_DAYS",
            "2030-02-27 RENEWAL_1_DAY",
            "2030-02-28 CERTIFICATE_EXPIRED");
  }

  @Test
  void theSurveillanceWindowsOwnDaysAreReminderDays() {
    Map<ReminderKind, Planned> by = byKind(LocalDate.of(2027, 3, 1), LocalDate.of(2030, 2, 28));
    assertThat(by.get(ReminderKind.SURVEILLANCE_MONTH_14).dueOn()).isEqualTo("2028-05-01");
    assertThat(by.get(ReminderKind.SURVEILLANCE_MONTH_22).dueOn()).isEqualTo("2029-01-01");
    assertThat(by.get(ReminderKind.SURVEILLANCE_MONTH_14).anchorOn()).isEqualTo("2027-03-01");
    assertThat(by.get(ReminderKind.RENEWAL_1_DAY).anchorOn()).isEqualTo("2030-02-28");
  }

  @Test
  void aDayThatAShorterMonthLacksBecomesItsLast() {
    // Last day 31 August 2030: nine months before is 30 November, six months before 28 February.
    Map<ReminderKind, Planned> by = byKind(LocalDate.of(2027, 9, 1), LocalDate.of(2030, 8, 31));
    assertThat(by.get(ReminderKind.RENEWAL_TENDER_DRAFTED).dueOn()).isEqualTo("2029-11-30");
    assertThat(by.get(ReminderKind.RENEWAL_NO_CONTRACT_6_MONTHS).dueOn()).isEqualTo("2030-02-28");
    // First day 31 December 2026: fourteen months later is 29 February 2028.
    by = byKind(LocalDate.of(2026, 12, 31), LocalDate.of(2029, 12, 30));
    assertThat(by.get(ReminderKind.SURVEILLANCE_MONTH_14).dueOn()).isEqualTo("2028-02-29");
    // Last day 29 February 2028: the years before have no such day.
    by = byKind(LocalDate.of(2025, 3, 1), LocalDate.of(2028, 2, 29));
    assertThat(by.get(ReminderKind.RENEWAL_12_MONTHS).dueOn()).isEqualTo("2027-02-28");
    assertThat(by.get(ReminderKind.RENEWAL_TENDER_DRAFTED).dueOn()).isEqualTo("2027-05-29");
  }

  @Test
  void nineOClockInParisInWinterInSummerAndOnTheDaysTheClockChanges() {
    assertThat(dueAtOnEve(LocalDate.of(2030, 1, 15))).isEqualTo("2030-01-15T08:00:00Z");
    assertThat(dueAtOnEve(LocalDate.of(2030, 7, 15))).isEqualTo("2030-07-15T07:00:00Z");
    // 31 March 2030, 02:00 to 03:00; 27 October 2030, 03:00 to 02:00.
    assertThat(dueAtOnEve(LocalDate.of(2030, 3, 30))).isEqualTo("2030-03-30T08:00:00Z");
    assertThat(dueAtOnEve(LocalDate.of(2030, 3, 31))).isEqualTo("2030-03-31T07:00:00Z");
    assertThat(dueAtOnEve(LocalDate.of(2030, 10, 26))).isEqualTo("2030-10-26T07:00:00Z");
    assertThat(dueAtOnEve(LocalDate.of(2030, 10, 27))).isEqualTo("2030-10-27T08:00:00Z");
  }

  @Test
  void everyStartFrom2024To2036HasEachReminderOnceInOrderAndAtNine() {
    for (LocalDate from = LocalDate.of(2024, 1, 1);
        from.getYear() <= 2036;
        from = from.plusDays(1)) {
      LocalDate lastDay = from.plusYears(3).minusDays(1);
      List<Planned> all = schedule.of(from, lastDay);
      assertThat(all).as("%s", from).hasSize(ReminderKind.values().length);
      assertThat(all.stream().map(Planned::kind).distinct()).hasSize(all.size());
      assertThat(all.stream().map(Planned::dueOn).toList()).isSorted();
      for (Planned each : all) {
        assertThat(each.dueAt().atZone(PARIS).toLocalDate()).isEqualTo(each.dueOn());
        assertThat(each.dueAt().atZone(PARIS).toLocalTime()).isEqualTo(LocalTime.of(9, 0));
        assertThat(each.dueOn()).isAfter(from).isBeforeOrEqualTo(lastDay);
        assertThat(each.anchorOn()).isEqualTo(each.kind().isRenewal() ? lastDay : from);
      }
      List<LocalDate> renewal =
          all.stream().filter(each -> each.kind().isRenewal()).map(Planned::dueOn).toList();
      assertThat(renewal.stream().distinct()).as("%s", from).hasSize(renewal.size());
    }
  }

  private Instant dueAtOnEve(LocalDate day) {
    return byKind(day.minusYears(3).plusDays(1), day).get(ReminderKind.CERTIFICATE_EXPIRED).dueAt();
  }

  private Map<ReminderKind, Planned> byKind(LocalDate firstDay, LocalDate lastDay) {
    return schedule.of(firstDay, lastDay).stream()
        .collect(Collectors.toMap(Planned::kind, Function.identity()));
  }
}
