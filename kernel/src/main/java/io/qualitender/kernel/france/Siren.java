package io.qualitender.kernel.france;

import java.util.Optional;

/**
 * The number of an enterprise: 9 digits, the last of them the Luhn check digit (article R. 123-221
 * C. com.).
 */
public final class Siren {

  private static final int LENGTH = 9;

  private Siren() {}

  /** The first failed check; empty for a well-formed SIREN. Does not tell whether it exists. */
  public static Optional<NumberFault> fault(String value) {
    Optional<NumberFault> malformed = Digits.malformed("SIREN", value, LENGTH);
    if (malformed.isPresent() || Digits.isLuhnValid(value)) {
      return malformed;
    }
    return Optional.of(Digits.wrongCheckDigit("SIREN"));
  }
}
