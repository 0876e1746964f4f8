package io.qualitender.api.market.comparison;

import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.CriterionCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Scores quotes against the best of each criterion: 100 × best ÷ own. Where the best is 0, quotes
 * with 0 get 100 points and the others 0.
 */
final class Scoring {

  private static final BigFraction ALL = BigFraction.of(100);

  private final List<Criterion> criteria;
  private final Map<CriterionCode, BigFraction> best;

  /**
   * @param quotes the ranked quotes, at least one
   */
  Scoring(List<Criterion> criteria, List<QuoteMetrics> quotes) {
    this.criteria = criteria;
    this.best =
        criteria.stream()
            .map(Criterion::code)
            .collect(Collectors.toMap(Function.identity(), code -> best(code, quotes)));
  }

  private static BigFraction best(CriterionCode criterion, List<QuoteMetrics> quotes) {
    return quotes.stream()
        .map(metrics -> metrics.measure(criterion))
        .min(BigFraction::compareTo)
        .orElseThrow();
  }

  Score of(QuoteMetrics metrics) {
    Map<CriterionCode, BigFraction> points = new EnumMap<>(CriterionCode.class);
    BigFraction total = BigFraction.ZERO;
    for (Criterion criterion : criteria) {
      BigFraction own = points(best.get(criterion.code()), metrics.measure(criterion.code()));
      points.put(criterion.code(), own);
      total = total.add(own.multiply(criterion.weight()).divide(ALL));
    }
    return new Score(points, total);
  }

  static BigFraction points(BigFraction best, BigFraction own) {
    // best <= own, so own = 0 is the best.
    return own.signum() == 0 ? ALL : ALL.multiply(best).divide(own);
  }
}
