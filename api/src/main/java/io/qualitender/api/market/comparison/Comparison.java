package io.qualitender.api.market.comparison;

import io.qualitender.api.market.publication.TenderRuleSet.Doubt;
import io.qualitender.api.reference.priceguide.PriceGuide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The table: what is ranked, what is set apart until the organization counts it, and what cannot be
 * compared. The same quotes give the same table in whatever order they come.
 *
 * @param ranked the first is the best; equal ones in order of receipt
 * @param setApart quotes that are in doubt and not counted, in order of receipt: without rank, and
 *     the best of no criterion
 * @param notComparable quotes below a confirmed minimum, in order of receipt
 */
public record Comparison(
    List<Ranked> ranked, List<SetApart> setApart, List<QuoteMetrics> notComparable) {

  /**
   * @param rank from 1; quotes equal in points and cost share one, and the next rank is left out
   * @param doubts of a quote that the organization has counted; else none
   */
  public record Ranked(int rank, QuoteMetrics metrics, Score score, Set<Doubt> doubts) {
    public Ranked {
      doubts = Set.copyOf(doubts);
    }
  }

  /**
   * @param doubts at least one
   */
  public record SetApart(QuoteMetrics metrics, Set<Doubt> doubts) {
    public SetApart {
      doubts = Set.copyOf(doubts);
    }
  }

  private record Scored(QuoteMetrics metrics, Score score, Set<Doubt> doubts) {}

  private static final Comparator<QuoteMetrics> BY_RECEIPT =
      Comparator.comparing((QuoteMetrics metrics) -> metrics.offer().receivedAt())
          .thenComparing(metrics -> metrics.offer().quoteId().toString());

  /** What decides a rank. */
  private static final Comparator<Scored> BY_MERIT =
      Comparator.comparing((Scored scored) -> scored.score().total())
          .reversed()
          .thenComparing(scored -> scored.metrics().cycleCost().exclTax());

  /** What decides the order in which equal quotes are shown. */
  private static final Comparator<Scored> BY_PLACE =
      BY_MERIT.thenComparing(Scored::metrics, BY_RECEIPT);

  /**
   * @param counted the quotes that the organization counts in spite of its doubts
   */
  public static Comparison of(
      List<Offer> offers, ComparisonTerms terms, PriceGuide guide, Set<UUID> counted) {
    List<QuoteMetrics> all =
        offers.stream()
            .map(offer -> QuoteMetrics.of(offer, terms, guide))
            .sorted(BY_RECEIPT)
            .toList();
    List<QuoteMetrics> comparable =
        all.stream().filter(metrics -> !metrics.belowMinimum()).toList();
    List<SetApart> doubted = doubted(comparable, terms);
    List<SetApart> setApart = new ArrayList<>();
    List<SetApart> taken = new ArrayList<>();
    for (SetApart each : doubted) {
      boolean keptOut =
          each.doubts().stream().anyMatch(terms.ranking().setApart()::contains)
              && !counted.contains(each.metrics().offer().quoteId());
      (keptOut ? setApart : taken).add(each);
    }
    return new Comparison(
        ranked(taken, terms),
        List.copyOf(setApart),
        all.stream().filter(QuoteMetrics::belowMinimum).toList());
  }

  /** Each with its doubts, which for most are none: a quote is looked at beside all the others. */
  private static List<SetApart> doubted(List<QuoteMetrics> comparable, ComparisonTerms terms) {
    AbnormallyLow low = new AbnormallyLow(terms.abnormallyLow());
    List<Long> costs = comparable.stream().map(f -> f.cycleCost().exclTax()).toList();
    List<SetApart> doubted = new ArrayList<>();
    for (int i = 0; i < comparable.size(); i++) {
      Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
      if (low.flags(costs.get(i), AbnormallyLow.without(costs, i))) {
        doubts.add(Doubt.ABNORMALLY_LOW);
      }
      if (comparable.get(i).belowIndicative()) {
        doubts.add(Doubt.BELOW_INDICATIVE);
      }
      doubted.add(new SetApart(comparable.get(i), doubts));
    }
    return doubted;
  }

  private static List<Ranked> ranked(List<SetApart> taken, ComparisonTerms terms) {
    if (taken.isEmpty()) {
      return List.of();
    }
    Scoring scoring = new Scoring(terms.criteria(), taken.stream().map(SetApart::metrics).toList());
    List<Scored> scored = new ArrayList<>();
    for (SetApart each : taken) {
      scored.add(new Scored(each.metrics(), scoring.of(each.metrics()), each.doubts()));
    }
    scored.sort(BY_PLACE);
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < scored.size(); i++) {
      Scored row = scored.get(i);
      boolean shared =
          i > 0
              && terms.ranking().equalQuotesShareRank()
              && BY_MERIT.compare(scored.get(i - 1), row) == 0;
      int rank = shared ? ranked.get(i - 1).rank() : i + 1;
      ranked.add(new Ranked(rank, row.metrics(), row.score(), row.doubts()));
    }
    return List.copyOf(ranked);
  }

  /** How many quotes were opened. */
  public int size() {
    return ranked.size() + setApart.size() + notComparable.size();
  }

  public Optional<Ranked> rankOf(UUID quoteId) {
    return ranked.stream()
        .filter(row -> row.metrics().offer().quoteId().equals(quoteId))
        .findFirst();
  }

  /** Empty unless the quote is set apart. */
  public Optional<SetApart> setApartOf(UUID quoteId) {
    return setApart.stream()
        .filter(row -> row.metrics().offer().quoteId().equals(quoteId))
        .findFirst();
  }
}
