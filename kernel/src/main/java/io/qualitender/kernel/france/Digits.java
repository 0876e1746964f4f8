package io.qualitender.kernel.france;

import io.qualitender.kernel.text.Text;
import java.util.Optional;

/** Checks shared by SIREN and SIRET: length, ASCII digits and the Luhn check digit. */
final class Digits {

  /** Passes the Luhn check but is assigned to no enterprise. */
  private static final String UNASSIGNED_SIREN = "000000000";

  private Digits() {}

  /** The first check that fails: the length, then the characters. */
  static Optional<NumberFault> malformed(String name, String value, int length) {
    if (value.length() != length) {
      return Optional.of(
          new NumberFault(
              "wrong_length", Text.of("france.wrong_length", name, length, value.length())));
    }
    if (!value.chars().allMatch(Digits::isDigit)) {
      return Optional.of(
          new NumberFault("wrong_characters", Text.of("france.wrong_characters", name, length)));
    }
    if (value.startsWith(UNASSIGNED_SIREN)) {
      return Optional.of(allZeros(name));
    }
    return Optional.empty();
  }

  static NumberFault allZeros(String name) {
    return new NumberFault("all_zeros", Text.of("france.all_zeros", name));
  }

  static NumberFault wrongCheckDigit(String name) {
    return new NumberFault("luhn_key_wrong", Text.of("france.key_wrong", name));
  }

  /** The Luhn check (ISO/IEC 7812-1): from the right, every second digit is doubled. */
  static boolean isLuhnValid(String digits) {
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
      int weighted = fromRight % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  static int sum(String digits) {
    return digits.chars().map(character -> character - '0').sum();
  }

  static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
