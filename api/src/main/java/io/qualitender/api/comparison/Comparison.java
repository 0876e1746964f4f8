package io.qualitender.api.comparison;

import io.qualitender.api.priceguide.PriceGuide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table: what can be compared, by rank, and what cannot. The same quotes give the same table in
 * whatever order they come.
 *
 * @param ranked the first is the best
 * @param notComparable quotes below a confirmed minimum, in order of receipt
 */
public record Comparison(List<Ranked> ranked, List<Figures> notComparable) {

  /**
   * @param rank from 1, no two alike
   */
  public record Ranked(int rank, Figures figures, Score score, boolean abnormallyLow) {}

  private record Scored(Figures figures, Score score, boolean abnormallyLow) {}

  private static final Comparator<Figures> BY_RECEIPT =
      Comparator.comparing((Figures figures) -> figures.offer().receivedAt())
          .thenComparing(figures -> figures.offer().quoteId().toString());

  /** Total, then cycle cost, then receipt, then id: no two quotes share a rank. */
  private static final Comparator<Scored> BY_RANK =
      Comparator.comparing((Scored scored) -> scored.score().total())
          .reversed()
          .thenComparing(scored -> scored.figures().cycleCost().exclTax())
          .thenComparing(Scored::figures, BY_RECEIPT);

  public static Comparison of(List<Offer> offers, ComparisonTerms terms, PriceGuide guide) {
    List<Figures> all =
        offers.stream().map(offer -> Figures.of(offer, terms, guide)).sorted(BY_RECEIPT).toList();
    List<Figures> comparable = all.stream().filter(figures -> !figures.belowMinimum()).toList();
    return new Comparison(
        ranked(comparable, terms), all.stream().filter(Figures::belowMinimum).toList());
  }

  private static List<Ranked> ranked(List<Figures> comparable, ComparisonTerms terms) {
    if (comparable.isEmpty()) {
      return List.of();
    }
    Scoring scoring = new Scoring(terms.criteria(), comparable);
    AbnormallyLow low = new AbnormallyLow(terms.abnormallyLow());
    List<Long> costs = comparable.stream().map(f -> f.cycleCost().exclTax()).toList();
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < comparable.size(); i++) {
      Figures figures = comparable.get(i);
      scored.add(
          new Scored(
              figures,
              scoring.of(figures),
              low.flags(costs.get(i), AbnormallyLow.without(costs, i))));
    }
    scored.sort(BY_RANK);
    List<Ranked> ranked = new ArrayList<>();
    for (Scored row : scored) {
      ranked.add(new Ranked(ranked.size() + 1, row.figures(), row.score(), row.abnormallyLow()));
    }
    return List.copyOf(ranked);
  }

  /** How many quotes were opened. */
  public int size() {
    return ranked.size() + notComparable.size();
  }

  public Optional<Ranked> rankOf(UUID quoteId) {
    return ranked.stream()
        .filter(row -> row.figures().offer().quoteId().equals(quoteId))
        .findFirst();
  }
}
