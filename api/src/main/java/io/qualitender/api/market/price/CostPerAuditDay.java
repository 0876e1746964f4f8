package io.qualitender.api.market.price;

import io.qualitender.api.reference.priceguide.CostLine;
import java.math.RoundingMode;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * What one day of audit costs under a quote: the main and the surveillance audit's amounts over the
 * days offered for both. Cents excluding VAT, exact: comparisons use the fraction, only the view
 * rounds.
 */
public record CostPerAuditDay(BigFraction exact) {

  private static final long HALVES_IN_A_DAY = 2;

  /**
   * @param content as submitted: with the length of both audits
   */
  public static CostPerAuditDay of(QuoteContent content) {
    long cents =
        Math.addExact(
            content.cents(CostLine.MAIN_AUDIT), content.cents(CostLine.SURVEILLANCE_AUDIT));
    long halfDays = (long) content.mainHalfDays() + content.surveillanceHalfDays();
    return new CostPerAuditDay(
        BigFraction.of(Math.multiplyExact(cents, HALVES_IN_A_DAY), halfDays));
  }

  /** To the cent, half a cent rounded up. */
  public long cents() {
    return exact.bigDecimalValue(0, RoundingMode.HALF_UP).longValueExact();
  }
}
