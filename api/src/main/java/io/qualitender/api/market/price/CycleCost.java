package io.qualitender.api.market.price;

import io.qualitender.api.reference.priceguide.PriceGuide;

/**
 * The cost of a three-year cycle under a quote, in cents: the sum of the counted lines, each times
 * its factor in the price guide (annual fee 3, discount -1). VAT is computed once on the net sum,
 * half a cent rounded up.
 */
public record CycleCost(long exclTax, long tax, long inclTax) {

  private static final long BASIS_POINTS = 10_000;

  /**
   * @param content as submitted; a missing line counts as 0
   * @throws ArithmeticException never, within the ranges of {@link QuoteLine} and {@link
   *     QuoteContent}
   */
  public static CycleCost of(QuoteContent content, PriceGuide guide) {
    return ofNet(net(content, guide), content.vatRateBp());
  }

  static long net(QuoteContent content, PriceGuide guide) {
    long net = 0;
    for (QuoteLine line : content.lines()) {
      int times = guide.line(line.code()).map(PriceGuide.QuoteLine::timesInCycleCost).orElse(0);
      net = Math.addExact(net, Math.multiplyExact(line.cents(), times));
    }
    return net;
  }

  static CycleCost ofNet(long net, int vatRateBp) {
    long tax =
        Math.floorDiv(
            Math.addExact(Math.multiplyExact(net, vatRateBp), BASIS_POINTS / 2), BASIS_POINTS);
    return new CycleCost(net, tax, Math.addExact(net, tax));
  }
}
