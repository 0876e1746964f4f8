package io.qualitender.kernel.france;

import io.qualitender.kernel.text.Text;
import java.util.Optional;

/**
 * The number of an establishment: its enterprise's SIREN and 5 digits, with a Luhn check digit over
 * all 14. La Poste has more establishments than that allows: there, the sum of the digits may be a
 * multiple of 5 instead.
 */
public final class Siret {

  private static final int LENGTH = 14;
  private static final String LA_POSTE = "356000000";

  private Siret() {}

  /** The first failed check; empty for a well-formed SIRET. Does not tell whether it exists. */
  public static Optional<NumberFault> fault(String value) {
    Optional<NumberFault> malformed = Digits.malformed("SIRET", value, LENGTH);
    if (malformed.isPresent() || Digits.isLuhnValid(value)) {
      return malformed;
    }
    if (!siren(value).equals(LA_POSTE)) {
      return Optional.of(Digits.wrongCheckDigit("SIRET"));
    }
    if (Digits.sum(value) % 5 == 0) {
      return Optional.empty();
    }
    return Optional.of(new NumberFault("la_poste_sum_wrong", Text.of("france.la_poste_sum_wrong")));
  }

  /** The SIREN a well-formed SIRET begins with. */
  public static String siren(String siret) {
    return siret.substring(0, 9);
  }
}
