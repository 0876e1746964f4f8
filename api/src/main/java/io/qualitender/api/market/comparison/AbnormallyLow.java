package io.qualitender.api.market.comparison;

import io.qualitender.api.market.publication.TenderRuleSet;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Flags cycle costs that are far below the others: by a given percentage below the mean of the
 * others, or below the next higher cost. A flag, not an exclusion; a single quote is never flagged.
 */
final class AbnormallyLow {

  private static final BigFraction ALL = BigFraction.of(100);

  private final TenderRuleSet.AbnormallyLow limits;

  AbnormallyLow(TenderRuleSet.AbnormallyLow limits) {
    this.limits = limits;
  }

  /**
   * @param others cycle costs of the other quotes, cents excluding VAT
   */
  boolean flags(long own, List<Long> others) {
    if (others.isEmpty()) {
      return false;
    }
    BigFraction sum =
        others.stream().map(BigFraction::of).reduce(BigFraction.ZERO, BigFraction::add);
    if (isBelow(own, sum.divide(others.size()), limits.percentUnderMeanOfOthers())) {
      return true;
    }
    // Another quote at the same cost counts as the next one, so that two equal quotes are not
    // flagged.
    return others.stream()
        .filter(other -> other >= own)
        .min(Long::compare)
        .map(next -> isBelow(own, BigFraction.of(next), limits.percentUnderNext()))
        .orElse(false);
  }

  private static boolean isBelow(long own, BigFraction reference, int percent) {
    BigFraction limit = reference.multiply(BigFraction.of(100 - percent)).divide(ALL);
    return reference.signum() > 0 && BigFraction.of(own).compareTo(limit) <= 0;
  }

  static List<Long> without(List<Long> costs, int index) {
    List<Long> others = new ArrayList<>(costs);
    others.remove(index);
    return others;
  }
}
