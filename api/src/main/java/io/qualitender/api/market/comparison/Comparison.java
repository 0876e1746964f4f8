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
 * The comparison: quotes that are ranked, set apart until the organization counts them, or not
 * comparable. It does not depend on the order of the input.
 *
 * @param ranked best first; equal ones in order of receipt
 * @param setApart doubtful quotes not counted, in order of receipt: they have no rank and are
 *     ignored when scoring the others
 * @param notComparable quotes with an audit below a confirmed minimum, in order of receipt
 */
public record Comparison(
    List<Ranked> ranked, List<SetApart> setApart, List<QuoteMetrics> notComparable) {

  /**
   * @param rank from 1; quotes equal in points and cost may share one, and the next rank is then
   *     skipped
   * @param doubts doubts of a quote that the organization counts; else empty
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

  /** Decides the rank. */
  private static final Comparator<Scored> BY_MERIT =
      Comparator.comparing((Scored scored) -> scored.score().total())
          .reversed()
          .thenComparing(scored -> scored.metrics().cycleCost().exclTax());

  /** Decides the order in which quotes are shown. */
  private static final Comparator<Scored> BY_DISPLAY_ORDER =
      BY_MERIT.thenComparing(Scored::metrics, BY_RECEIPT);

  /**
   * @param counted the quotes that the organization counts despite their doubts
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
    List<SetApart> withDoubts = withDoubts(comparable, terms);
    List<SetApart> setApart = new ArrayList<>();
    List<SetApart> toRank = new ArrayList<>();
    for (SetApart each : withDoubts) {
      boolean isSetApart =
          each.doubts().stream().anyMatch(terms.ranking().setApart()::contains)
              && !counted.contains(each.metrics().offer().quoteId());
      (isSetApart ? setApart : toRank).add(each);
    }
    return new Comparison(
        ranked(toRank, terms),
        List.copyOf(setApart),
        all.stream().filter(QuoteMetrics::belowMinimum).toList());
  }

  /** Each quote with its doubts, if any, found by comparison with all the others. */
  private static List<SetApart> withDoubts(List<QuoteMetrics> comparable, ComparisonTerms terms) {
    AbnormallyLow low = new AbnormallyLow(terms.abnormallyLow());
    List<Long> costs = comparable.stream().map(f -> f.cycleCost().exclTax()).toList();
    List<SetApart> withDoubts = new ArrayList<>();
    for (int i = 0; i < comparable.size(); i++) {
      Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
      if (low.flags(costs.get(i), AbnormallyLow.without(costs, i))) {
        doubts.add(Doubt.ABNORMALLY_LOW);
      }
      if (comparable.get(i).belowIndicative()) {
        doubts.add(Doubt.BELOW_INDICATIVE);
      }
      withDoubts.add(new SetApart(comparable.get(i), doubts));
    }
    return withDoubts;
  }

  private static List<Ranked> ranked(List<SetApart> toRank, ComparisonTerms terms) {
    if (toRank.isEmpty()) {
      return List.of();
    }
    Scoring scoring =
        new Scoring(terms.criteria(), toRank.stream().map(SetApart::metrics).toList());
    List<Scored> scored = new ArrayList<>();
    for (SetApart each : toRank) {
      scored.add(new Scored(each.metrics(), scoring.of(each.metrics()), each.doubts()));
    }
    scored.sort(BY_DISPLAY_ORDER);
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
