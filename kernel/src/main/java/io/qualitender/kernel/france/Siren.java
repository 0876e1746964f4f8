package io.qualitender.kernel.france;

import java.util.Optional;

/**
 * The number of an enterprise: 9 digits, the last of them Luhn's key (article R. 123-221 C. com.).
 */
public final class Siren {

  private static final int LENGTH = 9;

  private Siren() {}

  /** Empty where {@code value} can be a SIREN; that it exists is the register's word. */
  public static Optional<NumberFault> fault(String value) {
    Optional<NumberFault> malformed = Digits.malformed("SIREN", value, LENGTH);
    if (malformed.isPresent() || Digits.luhn(value)) {
      return malformed;
    }
    return Optional.of(Digits.keyFails("SIREN"));
  }
}
