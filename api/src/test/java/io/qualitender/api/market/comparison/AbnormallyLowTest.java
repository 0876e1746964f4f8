package io.qualitender.api.market.comparison;

import static io.qualitender.api.market.comparison.Offers.compare;
import static io.qualitender.api.market.comparison.Offers.costing;
import static io.qualitender.api.market.comparison.Offers.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.publication.TenderRuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbnormallyLowTest {

  private final AbnormallyLow low = new AbnormallyLow(TenderRuleSet.load().abnormallyLow());

  @Test
  void fortyPercentBelowTheMeanOfTheOthersIsFlagged() {
    // The mean of the others is 100,000; the next, 80,000, would require 56,000.
    assertThat(low.flags(60_000, List.of(80_000L, 120_000L))).isTrue();
    assertThat(low.flags(60_001, List.of(80_000L, 120_000L))).isFalse();
  }

  @Test
  void thirtyPercentBelowTheNextIsFlagged() {
    assertThat(low.flags(70_000, List.of(100_000L, 100_000L))).isTrue();
    assertThat(low.flags(70_001, List.of(100_000L, 100_000L))).isFalse();
  }

  @Test
  void meanIsNotRounded() {
    // The mean of the others is 101 2/3, its limit exactly 61; the next requires 60.9.
    assertThat(low.flags(61, List.of(87L, 100L, 118L))).isTrue();
    assertThat(low.flags(62, List.of(87L, 100L, 118L))).isFalse();
  }

  @Test
  void equalCostCountsAsTheNext() {
    assertThat(low.flags(100, List.of(100L, 180L))).isFalse();
  }

  @Test
  void highestCostIsNeverFlagged() {
    assertThat(low.flags(300, List.of(100L, 200L))).isFalse();
  }

  @Test
  void singleQuoteIsNeverFlagged() {
    assertThat(low.flags(1, List.of())).isFalse();
  }

  @Test
  void nothingIsBelowOthersThatCostNothing() {
    assertThat(low.flags(0, List.of(0L, 0L))).isFalse();
    assertThat(low.flags(0, List.of(1L))).isTrue();
  }

  @Test
  void flaggedQuoteIsRankedOnceCounted() {
    Comparison table =
        compare(terms(60, 20, 20), costing(1, 100, 20), costing(2, 200, 20), costing(3, 210, 20));

    assertThat(table.ranked())
        .extracting(row -> row.doubts().contains(TenderRuleSet.Doubt.ABNORMALLY_LOW))
        .containsExactly(true, false, false);
  }
}
