package io.qualitender.kernel.time;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Working days ("jours ouvrés") of mainland France: Monday to Friday, less the eleven public
 * holidays of article L. 3133-1 of the Labour Code.
 */
public final class WorkingDays {

  private final HolidayManager holidays =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));

  public boolean isWorkingDay(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !holidays.isHoliday(day);
  }

  /** The {@code count}-th working day after {@code day}, which is not counted. */
  public LocalDate after(LocalDate day, int count) {
    LocalDate current = day;
    for (int left = count; left > 0; ) {
      current = current.plusDays(1);
      if (isWorkingDay(current)) {
        left--;
      }
    }
    return current;
  }
}
