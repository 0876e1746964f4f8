package io.qualitender.api.market.price;

import io.qualitender.api.reference.priceguide.CostLine;

/**
 * One line of a quote. It says exactly one thing: an amount, that another line includes it, or that
 * it is not offered.
 *
 * @param amount cents excluding VAT, 0 to {@link #MOST}; null unless the line is priced
 * @param included paid for by another line: counts as 0
 * @param notOffered only for lines that are never counted
 * @param condition on what a discount depends, in words; only with a discount
 */
public record QuoteLine(
    CostLine code, Long amount, boolean included, boolean notOffered, String condition) {

  /** Ten thousand million euros: far above any quote, far below what sums of cents can hold. */
  public static final long MOST = 1_000_000_000_000L;

  /**
   * @throws IllegalArgumentException for a line that says nothing, or two things, or an amount out
   *     of range
   */
  public QuoteLine {
    if (code == null) {
      throw new IllegalArgumentException("a line lacks its code");
    }
    int said = (amount != null ? 1 : 0) + (included ? 1 : 0) + (notOffered ? 1 : 0);
    if (said != 1) {
      throw new IllegalArgumentException(
          code + ": one of an amount, included or not offered, not " + said + " of them");
    }
    if (amount != null && (amount < 0 || amount > MOST)) {
      throw new IllegalArgumentException(code + ": amount out of range: " + amount);
    }
  }

  /**
   * @param cents excluding VAT
   */
  public static QuoteLine priced(CostLine code, long cents) {
    return new QuoteLine(code, cents, false, false, null);
  }

  public static QuoteLine included(CostLine code) {
    return new QuoteLine(code, null, true, false, null);
  }

  public static QuoteLine notOffered(CostLine code) {
    return new QuoteLine(code, null, false, true, null);
  }

  /** What the line costs, in cents excluding VAT: its amount, or nothing. */
  public long cents() {
    return amount == null ? 0 : amount;
  }
}
