package io.qualitender.kernel.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

  private final WorkingDays days = new WorkingDays();

  /**
   * Article L. 3133-1 of the Labour Code, for 2027: Easter Monday 29 March, Ascension 6 May, Whit
   * Monday 17 May.
   */
  @Test
  void publicHolidaysOf2027AreNotWorkingDays() {
    int holidaysInTheWeek = 0;
    for (LocalDate day = LocalDate.of(2027, 1, 1); day.getYear() == 2027; day = day.plusDays(1)) {
      boolean weekday = day.getDayOfWeek().getValue() <= 5;
      if (weekday && !days.isWorkingDay(day)) {
        holidaysInTheWeek++;
      }
    }
    // Eleven less 1 and 8 May, 15 August and 25 December, which fall on a weekend in 2027.
    assertThat(holidaysInTheWeek).isEqualTo(7);
    assertThat(days.isWorkingDay(LocalDate.of(2027, 3, 29))).isFalse();
    assertThat(days.isWorkingDay(LocalDate.of(2027, 5, 6))).isFalse();
    assertThat(days.isWorkingDay(LocalDate.of(2027, 5, 17))).isFalse();
    assertThat(days.isWorkingDay(LocalDate.of(2027, 7, 14))).isFalse();
  }

  @Test
  void skipsWeekendsAndChristmas() {
    // Friday 18 December 2026: 21, 22, 23, 24, then the 25th is a holiday and 28 the fifth.
    assertThat(days.after(LocalDate.of(2026, 12, 18), 5)).isEqualTo(LocalDate.of(2026, 12, 28));
  }

  @Test
  void theDayItselfIsNotCounted() {
    assertThat(days.after(LocalDate.of(2026, 12, 15), 1)).isEqualTo(LocalDate.of(2026, 12, 16));
  }

  @Test
  void daysAreParisDays() {
    assertThat(Paris.dayOf(Instant.parse("2026-12-15T23:30:00Z")))
        .isEqualTo(LocalDate.of(2026, 12, 16));
    assertThat(Paris.startOf(LocalDate.of(2026, 7, 1)))
        .isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
    assertThat(Paris.endOf(LocalDate.of(2026, 12, 31)))
        .isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
  }

  /** 02:30 does not exist on 28 March 2027 in Paris: it is 03:30. */
  @Test
  void aTimeSkippedInSpringIsMovedForward() {
    assertThat(Paris.at(LocalDate.of(2027, 3, 28), LocalTime.of(2, 30)))
        .isEqualTo(Instant.parse("2027-03-28T01:30:00Z"));
  }
}
