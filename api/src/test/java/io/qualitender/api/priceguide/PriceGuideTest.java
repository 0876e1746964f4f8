package io.qualitender.api.priceguide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.priceguide.PriceGuide.QuoteLine;
import org.junit.jupiter.api.Test;

class PriceGuideTest {
  private final PriceGuide guide = PriceGuide.load();

  @Test
  void sixLinesAreRequiredAndTheAnnualFeeCountsThreeTimes() {
    assertThat(guide.quoteLines().stream().filter(QuoteLine::required).map(QuoteLine::code))
        .containsExactly(
            CostLine.APPLICATION_FEE,
            CostLine.MAIN_AUDIT,
            CostLine.SURVEILLANCE_AUDIT,
            CostLine.CERTIFICATE_FEE,
            CostLine.ANNUAL_FEE,
            CostLine.TRAVEL);
    assertThat(guide.line(CostLine.ANNUAL_FEE).timesInCycleCost()).isEqualTo(3);
    assertThat(guide.line(CostLine.MAIN_AUDIT).timesInCycleCost()).isEqualTo(1);
    assertThat(guide.line(CostLine.RENEWAL_AUDIT).timesInCycleCost()).isZero();
  }

  @Test
  void aBandWithNoPublishedPriceStaysWithoutOne() {
    assertThat(guide.totalCost().get(1).fromEuro()).isNull();
    assertThat(guide.totalCost().get(1).toEuro()).isNull();
  }

  @Test
  void aLineThatCountsWithoutBeingRequiredStopsTheStart() {
    assertThatThrownBy(() -> new QuoteLine(CostLine.TRAVEL, false, 1))
        .hasMessageStartingWith("TRAVEL: ");
  }
}
