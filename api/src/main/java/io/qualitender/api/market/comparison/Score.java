package io.qualitender.api.market.comparison;

import io.qualitender.api.market.publication.CriterionCode;
import java.math.RoundingMode;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Points out of 100, exact: ranking compares fractions, only the view rounds.
 *
 * @param byCriterion 100 × best ÷ own
 * @param total weighted sum of the criteria's points
 */
public record Score(Map<CriterionCode, BigFraction> byCriterion, BigFraction total) {

  private static final int DECIMALS = 2;

  public String shownTotal() {
    return shown(total);
  }

  public String shown(CriterionCode criterion) {
    return shown(byCriterion.get(criterion));
  }

  /** Two decimals, half up: {@code 97.31}. */
  static String shown(BigFraction points) {
    return points.bigDecimalValue(DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }
}
