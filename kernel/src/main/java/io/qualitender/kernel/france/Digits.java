package io.qualitender.kernel.france;

import io.qualitender.kernel.text.Text;
import java.util.Optional;

/** What SIREN and SIRET have in common: ASCII digits of one length, and Luhn's key. */
final class Digits {

  /** The first nine digits are an enterprise's SIREN; none has this one, whose key would fit. */
  private static final String NOBODY = "000000000";

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
    if (value.startsWith(NOBODY)) {
      return Optional.of(allZeros(name));
    }
    return Optional.empty();
  }

  static NumberFault allZeros(String name) {
    return new NumberFault("all_zeros", Text.of("france.all_zeros", name));
  }

  static NumberFault keyFails(String name) {
    return new NumberFault("luhn_key_wrong", Text.of("france.key_wrong", name));
  }

  /** Luhn (ISO/IEC 7812-1): from the right, every second digit counts twice. */
  static boolean luhn(String digits) {
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
      int weighed = fromRight % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
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
