package io.qualitender.kernel.france;

import io.qualitender.kernel.text.Text;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a training organization's declaration of activity (article R. 6351-6 of the Labour
 * Code): 2 digits of the region, 2 of the department, a sequence of 5 whose first position may be
 * P, and 2 digits that usually repeat the department. It has no check digit. Region codes from
 * before 2016 stay in use, so regions are not checked.
 */
public final class Nda {

  private static final int LENGTH = 11;
  private static final Pattern FORM = Pattern.compile("[0-9]{4}[0-9P][0-9]{6}");

  private Nda() {}

  /** The first failed check; empty for a well-formed NDA. Does not tell whether it exists. */
  public static Optional<NumberFault> fault(String value) {
    if (value.length() != LENGTH) {
      return Optional.of(
          new NumberFault(
              "wrong_length", Text.of("france.nda_wrong_length", LENGTH, value.length())));
    }
    if (!FORM.matcher(value).matches()) {
      return Optional.of(
          new NumberFault("wrong_characters", Text.of("france.nda_wrong_characters", LENGTH)));
    }
    return value.chars().allMatch(digit -> digit == '0')
        ? Optional.of(Digits.allZeros("NDA"))
        : Optional.empty();
  }

  /** Whether the last two digits repeat the department, as they usually do. */
  public static boolean repeatsDepartment(String nda) {
    return nda.substring(2, 4).equals(nda.substring(9));
  }
}
