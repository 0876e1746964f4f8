package io.qualitender.api.reference.priceguide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.api.market.price.QuoteTerms;
import io.qualitender.api.reference.priceguide.PriceGuide.QuoteLine;
import io.qualitender.api.reference.priceguide.PriceGuide.QuoteTerm;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PriceGuideTest {
  private final PriceGuide guide = PriceGuide.load();

  @Test
  void sevenLinesAreRequiredAndTheAnnualFeeCountsThreeTimes() {
    assertThat(guide.quoteLines().stream().filter(QuoteLine::required).map(QuoteLine::code))
        .containsExactly(
            CostLine.APPLICATION_FEE,
            CostLine.MAIN_AUDIT,
            CostLine.SURVEILLANCE_AUDIT,
            CostLine.CERTIFICATE_FEE,
            CostLine.ANNUAL_FEE,
            CostLine.TRAVEL_MAIN,
            CostLine.TRAVEL_SURVEILLANCE);
    assertThat(times(CostLine.ANNUAL_FEE)).isEqualTo(3);
    assertThat(times(CostLine.MAIN_AUDIT)).isEqualTo(1);
    assertThat(times(CostLine.RENEWAL_AUDIT)).isZero();
  }

  @Test
  void bandWithoutPublishedPriceHasNone() {
    assertThat(guide.totalCost().get(1).fromEuro()).isNull();
    assertThat(guide.totalCost().get(1).toEuro()).isNull();
  }

  private int times(CostLine code) {
    return guide.line(code).orElseThrow().timesInCycleCost();
  }

  @Test
  void discountIsSubtractedAndTravelIsSplitInTwoLines() {
    assertThat(times(CostLine.DISCOUNT)).isEqualTo(-1);
    assertThat(times(CostLine.EXPRESS_SURCHARGE)).isEqualTo(1);
    assertThat(guide.line(CostLine.TRAVEL)).isEmpty();
    assertThat(guide.line(CostLine.TRAVEL_SURVEILLANCE).orElseThrow().replaces())
        .isEqualTo(CostLine.TRAVEL);
    assertThat(
            Stream.of(
                    CostLine.BAND_CHANGE,
                    CostLine.EXTRAORDINARY_AUDIT,
                    CostLine.CERTIFICATE_CHANGE,
                    CostLine.TRANSFER_IN,
                    CostLine.MOCK_AUDIT)
                .map(this::times))
        .containsOnly(0);
  }

  /** The values in the data are the enum values of a quote. */
  @Test
  void termsOfTheGuideAreThoseOfAQuote() {
    assertThat(guide.quoteTerms()).extracting(QuoteTerm::code).containsExactly(TermCode.values());
    assertThat(guide.quoteTerms())
        .extracting(QuoteTerm::values)
        .containsExactly(
            words(QuoteTerms.PaymentSchedule.class),
            words(QuoteTerms.PriceIndexation.class),
            words(QuoteTerms.ChangeOfTerms.class),
            List.of(),
            words(QuoteTerms.SurveillanceMode.class));
  }

  private static List<String> words(Class<? extends Enum<?>> words) {
    return Stream.of(words.getEnumConstants()).map(Enum::name).toList();
  }

  @Test
  void oldGuideIsKeptUnchanged() {
    PriceGuide old = PriceGuide.versions().of("2026-11-23").orElseThrow();

    assertThat(old.line(CostLine.TRAVEL).orElseThrow().required()).isTrue();
    assertThat(old.line(CostLine.DISCOUNT)).isEmpty();
    assertThat(old.quoteTerms()).isEmpty();
  }

  @Test
  void invalidFactorPreventsTheStart() {
    assertThatThrownBy(() -> new QuoteLine(CostLine.TRAVEL, true, 0, null, null))
        .hasMessageStartingWith("TRAVEL: ");
    assertThatThrownBy(() -> new QuoteLine(CostLine.TRAVEL, false, -1, null, null))
        .hasMessageStartingWith("TRAVEL: ");
  }
}
