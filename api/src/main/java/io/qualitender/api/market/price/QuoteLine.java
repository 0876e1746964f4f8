package io.qualitender.api.market.price;

import io.qualitender.api.reference.priceguide.CostLine;

/**
 * One line of a quote: exactly one of an amount, included in another line, or not offered.
 *
 * @param amount cents excluding VAT, 0 to {@link #MAX_CENTS}; null unless the line is priced
 * @param included paid for by another line; counts as 0
 * @param notOffered only for lines that are never counted
 * @param condition what a discount depends on; only with a discount
 */
public record QuoteLine(
    CostLine code, Long amount, boolean included, boolean notOffered, String condition) {

  /** Ten billion euros: above any quote, and sums of such amounts fit in a long. */
  public static final long MAX_CENTS = 1_000_000_000_000L;

  /**
   * @throws IllegalArgumentException unless exactly one of the three is given and the amount is in
   *     range
   */
  public QuoteLine {
    if (code == null) {
      throw new IllegalArgumentException("line without code");
    }
    int given = (amount != null ? 1 : 0) + (included ? 1 : 0) + (notOffered ? 1 : 0);
    if (given != 1) {
      throw new IllegalArgumentException(
          code + ": one of an amount, included or not offered, not " + given + " of them");
    }
    if (amount != null && (amount < 0 || amount > MAX_CENTS)) {
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
