package io.qualitender.api.market.comparison;

import static io.qualitender.api.market.comparison.Offers.GUIDE;
import static io.qualitender.api.market.comparison.Offers.NOON;
import static io.qualitender.api.market.comparison.Offers.offer;
import static io.qualitender.api.market.comparison.Offers.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.reference.priceguide.CostLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of any comparison. Small figures, so that ties are frequent. */
class ComparisonPropertiesTest {

  private static final BigFraction ALL = BigFraction.of(100);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void holdForAnyQuotes(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<Offer> offers = offers(random, 1 + random.nextInt(8));
      int cost = random.nextInt(101);
      int perDay = random.nextInt(101 - cost);
      ComparisonTerms terms = terms(cost, perDay, 100 - cost - perDay);

      Set<UUID> counted = round % 2 == 0 ? Offers.all(offers) : Set.of();
      Comparison table = Comparison.of(offers, terms, GUIDE, counted);
      ranksFollowThePointsAndTheCost(table, offers.size());
      totalsFallWithTheRank(table);
      bestOfEachCriterionHasFullPoints(table, terms);

      List<Offer> shuffled = new ArrayList<>(offers);
      Collections.shuffle(shuffled, random);
      assertThat(Comparison.of(shuffled, terms, GUIDE, counted)).isEqualTo(table);
    }
  }

  private static void ranksFollowThePointsAndTheCost(Comparison table, int offers) {
    assertThat(table.size()).isEqualTo(offers);
    for (int i = 0; i < table.ranked().size(); i++) {
      Comparison.Ranked row = table.ranked().get(i);
      Comparison.Ranked above = i == 0 ? null : table.ranked().get(i - 1);
      boolean equal =
          above != null
              && above.score().total().equals(row.score().total())
              && above.metrics().cycleCost().equals(row.metrics().cycleCost());
      assertThat(row.rank()).isEqualTo(equal ? above.rank() : i + 1);
    }
    assertThat(table.setApart()).noneMatch(row -> row.doubts().isEmpty());
    assertThat(table.ranked().stream().map(row -> row.metrics().offer().quoteId()).distinct())
        .hasSize(table.ranked().size());
    assertThat(table.ranked()).noneMatch(row -> row.metrics().belowMinimum());
    assertThat(table.notComparable()).allMatch(QuoteMetrics::belowMinimum);
  }

  private static void totalsFallWithTheRank(Comparison table) {
    for (int i = 1; i < table.ranked().size(); i++) {
      Comparison.Ranked above = table.ranked().get(i - 1);
      Comparison.Ranked below = table.ranked().get(i);
      int byTotal = above.score().total().compareTo(below.score().total());
      assertThat(byTotal).isNotNegative();
      if (byTotal == 0) {
        assertThat(above.metrics().cycleCost().exclTax())
            .isLessThanOrEqualTo(below.metrics().cycleCost().exclTax());
      }
      assertThat(below.score().total()).isBetween(BigFraction.ZERO, ALL);
    }
  }

  private static void bestOfEachCriterionHasFullPoints(Comparison table, ComparisonTerms terms) {
    if (table.ranked().isEmpty()) {
      return;
    }
    terms
        .criteria()
        .forEach(
            criterion ->
                assertThat(
                        table.ranked().stream()
                            .map(row -> row.score().byCriterion().get(criterion.code()))
                            .max(BigFraction::compareTo))
                    .contains(ALL));
  }

  private static List<Offer> offers(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                offer(
                    number,
                    NOON.plusSeconds(random.nextInt(2)),
                    List.of(
                        QuoteLine.priced(CostLine.APPLICATION_FEE, random.nextInt(3)),
                        QuoteLine.priced(CostLine.MAIN_AUDIT, random.nextInt(4)),
                        QuoteLine.priced(CostLine.SURVEILLANCE_AUDIT, random.nextInt(3)),
                        QuoteLine.priced(CostLine.ANNUAL_FEE, random.nextInt(2))),
                    1 + random.nextInt(4),
                    1 + random.nextInt(2),
                    random.nextInt(4)))
        .toList();
  }
}
