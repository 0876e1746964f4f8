package io.qualitender.api.market.price;

import static io.qualitender.api.reference.priceguide.CostLine.ANNUAL_FEE;
import static io.qualitender.api.reference.priceguide.CostLine.APPLICATION_FEE;
import static io.qualitender.api.reference.priceguide.CostLine.CERTIFICATE_FEE;
import static io.qualitender.api.reference.priceguide.CostLine.COMPLEMENTARY_AUDIT;
import static io.qualitender.api.reference.priceguide.CostLine.DISCOUNT;
import static io.qualitender.api.reference.priceguide.CostLine.EXPRESS_SURCHARGE;
import static io.qualitender.api.reference.priceguide.CostLine.MAIN_AUDIT;
import static io.qualitender.api.reference.priceguide.CostLine.RENEWAL_AUDIT;
import static io.qualitender.api.reference.priceguide.CostLine.SURVEILLANCE_AUDIT;
import static io.qualitender.api.reference.priceguide.CostLine.TRAVEL;
import static io.qualitender.api.reference.priceguide.CostLine.TRAVEL_MAIN;
import static io.qualitender.api.reference.priceguide.CostLine.TRAVEL_SURVEILLANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class QuotePriceTest {

  private static final PriceGuide GUIDE = PriceGuide.load();

  /** The quote of the contract's examples. */
  private static final List<QuoteLine> EXAMPLE =
      List.of(
          QuoteLine.priced(APPLICATION_FEE, 15_000),
          QuoteLine.priced(MAIN_AUDIT, 110_000),
          QuoteLine.priced(SURVEILLANCE_AUDIT, 70_000),
          QuoteLine.included(CERTIFICATE_FEE),
          QuoteLine.priced(ANNUAL_FEE, 0),
          QuoteLine.priced(TRAVEL_MAIN, 12_000),
          QuoteLine.priced(TRAVEL_SURVEILLANCE, 8_000),
          QuoteLine.priced(RENEWAL_AUDIT, 105_000),
          QuoteLine.priced(COMPLEMENTARY_AUDIT, 45_000));

  private static QuoteContent content(List<QuoteLine> lines, int main, int surveillance, int bp) {
    return QuoteFixture.of(lines).halfDays(main, surveillance).vat(bp, null).content();
  }

  @Test
  void exampleOfTheContractIsCorrect() {
    QuoteContent quote = content(EXAMPLE, 2, 1, 2000);

    assertThat(CycleCost.of(quote, GUIDE)).isEqualTo(new CycleCost(215_000, 43_000, 258_000));
    assertThat(CostPerAuditDay.of(quote).cents()).isEqualTo(120_000);
  }

  @Test
  void linesAreShownInOrder() {
    QuoteContent quote =
        content(
            List.of(QuoteLine.priced(RENEWAL_AUDIT, 1), QuoteLine.included(MAIN_AUDIT)), 2, 1, 0);

    assertThat(PriceView.lines(quote, GUIDE))
        .containsExactly(
            new PriceView.Line(MAIN_AUDIT, null, true, false, true, null),
            new PriceView.Line(RENEWAL_AUDIT, 1L, false, false, false, null));
  }

  @Test
  void annualFeeCountsThreeTimesAndLinesOfTheNextCycleNever() {
    QuoteContent quote =
        content(
            List.of(
                QuoteLine.priced(ANNUAL_FEE, 100),
                QuoteLine.priced(MAIN_AUDIT, 1),
                QuoteLine.priced(RENEWAL_AUDIT, 1_000_000),
                QuoteLine.notOffered(COMPLEMENTARY_AUDIT)),
            1,
            1,
            0);

    assertThat(CycleCost.of(quote, GUIDE)).isEqualTo(new CycleCost(301, 0, 301));
  }

  @Test
  void discountIsSubtractedAndExpressSurchargeAdded() {
    List<QuoteLine> lines = new ArrayList<>(EXAMPLE);
    lines.add(QuoteLine.priced(EXPRESS_SURCHARGE, 5_000));
    lines.add(new QuoteLine(DISCOUNT, 20_000L, false, false, "Signature avant le 15 janvier."));
    for (CostLine never :
        List.of(
            CostLine.BAND_CHANGE,
            CostLine.EXTRAORDINARY_AUDIT,
            CostLine.CERTIFICATE_CHANGE,
            CostLine.TRANSFER_IN,
            CostLine.MOCK_AUDIT)) {
      lines.add(QuoteLine.priced(never, 1_000_000));
    }
    QuoteContent quote = content(lines, 2, 1, 2000);

    assertThat(CycleCost.of(quote, GUIDE)).isEqualTo(new CycleCost(200_000, 40_000, 240_000));
    assertThat(CostPerAuditDay.of(quote).cents()).isEqualTo(120_000);
    assertThat(quote.isNegative(GUIDE)).isFalse();
  }

  @Test
  void excessiveDiscountGivesNoCost() {
    List<QuoteLine> lines = new ArrayList<>(EXAMPLE);
    lines.add(new QuoteLine(DISCOUNT, 215_000L, false, false, "Tout."));
    assertThat(CycleCost.of(content(lines, 2, 1, 2000), GUIDE)).isEqualTo(new CycleCost(0, 0, 0));

    lines.set(lines.size() - 1, new QuoteLine(DISCOUNT, 215_001L, false, false, "Plus."));
    QuoteContent negative = content(lines, 2, 1, 2000);
    assertThat(negative.isNegative(GUIDE)).isTrue();
    assertThat(PriceView.cycle(negative, GUIDE)).isNull();
  }

  @Test
  void oldQuoteIsComputedByItsOwnGuide() {
    PriceGuide old = PriceGuide.versions().of("2026-11-23").orElseThrow();
    QuoteContent quote =
        content(
            List.of(
                QuoteLine.priced(MAIN_AUDIT, 110_000),
                QuoteLine.priced(ANNUAL_FEE, 1_000),
                QuoteLine.priced(TRAVEL, 20_000)),
            2,
            1,
            2000);

    assertThat(CycleCost.of(quote, old).exclTax()).isEqualTo(133_000);
    assertThat(quote.missing(old)).doesNotContain(TRAVEL_MAIN).contains(APPLICATION_FEE);
  }

  @Test
  void taxIsRoundedOnceHalfUp() {
    assertThat(CycleCost.ofNet(10, 550).tax()).as("0.55 of a cent").isEqualTo(1);
    assertThat(CycleCost.ofNet(10, 500).tax()).as("half a cent").isEqualTo(1);
    assertThat(CycleCost.ofNet(10, 499).tax()).as("0.499 of a cent").isEqualTo(0);
    assertThat(CycleCost.ofNet(0, 2000)).isEqualTo(new CycleCost(0, 0, 0));
  }

  @Test
  void costPerDayIsExactUntilShown() {
    QuoteContent thirds = content(List.of(QuoteLine.priced(MAIN_AUDIT, 100)), 2, 1, 0);
    assertThat(CostPerAuditDay.of(thirds).exact()).isEqualTo(BigFraction.of(200, 3));
    assertThat(CostPerAuditDay.of(thirds).cents()).isEqualTo(67);

    QuoteContent halfACent = content(List.of(QuoteLine.priced(MAIN_AUDIT, 1)), 2, 2, 0);
    assertThat(CostPerAuditDay.of(halfACent).cents()).isEqualTo(1);
  }

  @Test
  void largestQuoteDoesNotOverflow() {
    List<QuoteLine> most =
        Arrays.stream(CostLine.values())
            .map(code -> QuoteLine.priced(code, QuoteLine.MAX_CENTS))
            .toList();
    QuoteContent quote = content(most, 1, 1, QuoteContent.MAX_VAT_BP);

    assertThat(CycleCost.of(quote, GUIDE))
        .isEqualTo(
            new CycleCost(
                9 * QuoteLine.MAX_CENTS, 9 * QuoteLine.MAX_CENTS, 18 * QuoteLine.MAX_CENTS));
    assertThat(CostPerAuditDay.of(quote).cents()).isEqualTo(2 * QuoteLine.MAX_CENTS);
  }

  @Test
  void lineHasExactlyOneValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuoteLine(TRAVEL, null, false, false, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuoteLine(TRAVEL, 1L, true, false, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QuoteLine(TRAVEL, null, true, true, null));
    assertThatIllegalArgumentException().isThrownBy(() -> QuoteLine.priced(TRAVEL, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QuoteLine.priced(TRAVEL, QuoteLine.MAX_CENTS + 1));
  }

  @Test
  void duplicateCodeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                content(
                    List.of(QuoteLine.priced(TRAVEL, 1), QuoteLine.included(TRAVEL)), 1, 1, 2000));
  }

  @Test
  void offerIsValidUntilTheEndOfItsLastDay() {
    QuoteContent quote = content(EXAMPLE, 2, 1, 2000);

    assertThat(quote.isExpiredOn(LocalDate.parse("2027-03-31"))).isFalse();
    assertThat(quote.isExpiredOn(LocalDate.parse("2027-04-01"))).isTrue();
  }

  @Test
  void draftMayBeEmpty() {
    QuoteContent empty = QuoteFixture.empty();

    assertThat(empty.lines()).isEmpty();
    assertThat(empty.mainLength()).isNull();
    assertThat(empty.cents(TRAVEL)).isZero();
    assertThat(empty.missing(GUIDE))
        .containsExactly(
            APPLICATION_FEE,
            MAIN_AUDIT,
            SURVEILLANCE_AUDIT,
            CERTIFICATE_FEE,
            ANNUAL_FEE,
            TRAVEL_MAIN,
            TRAVEL_SURVEILLANCE);
    assertThat(PriceView.cycle(empty, GUIDE)).isNull();
    assertThat(PriceView.perDay(empty)).isNull();
    assertThat(PriceView.days(empty)).isNull();
  }
}
