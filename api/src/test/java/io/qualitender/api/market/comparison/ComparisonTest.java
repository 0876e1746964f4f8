package io.qualitender.api.market.comparison;

import static io.qualitender.api.market.comparison.Offers.NOON;
import static io.qualitender.api.market.comparison.Offers.audits;
import static io.qualitender.api.market.comparison.Offers.compare;
import static io.qualitender.api.market.comparison.Offers.confirmed;
import static io.qualitender.api.market.comparison.Offers.costing;
import static io.qualitender.api.market.comparison.Offers.id;
import static io.qualitender.api.market.comparison.Offers.indicative;
import static io.qualitender.api.market.comparison.Offers.offer;
import static io.qualitender.api.market.comparison.Offers.received;
import static io.qualitender.api.market.comparison.Offers.terms;
import static io.qualitender.api.market.publication.CriterionCode.COST_PER_AUDIT_DAY;
import static io.qualitender.api.market.publication.CriterionCode.CYCLE_COST;
import static io.qualitender.api.market.publication.CriterionCode.LEAD_TIME;
import static io.qualitender.api.reference.priceguide.CostLine.ANNUAL_FEE;
import static io.qualitender.api.reference.priceguide.CostLine.APPLICATION_FEE;
import static io.qualitender.api.reference.priceguide.CostLine.CERTIFICATE_FEE;
import static io.qualitender.api.reference.priceguide.CostLine.MAIN_AUDIT;
import static io.qualitender.api.reference.priceguide.CostLine.RENEWAL_AUDIT;
import static io.qualitender.api.reference.priceguide.CostLine.SURVEILLANCE_AUDIT;
import static io.qualitender.api.reference.priceguide.CostLine.TRAVEL_MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.TenderRuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static List<UUID> order(Comparison table) {
    return table.ranked().stream().map(row -> row.metrics().offer().quoteId()).toList();
  }

  /** The quote of the contract's examples: 57 days from 15 December 2026 to 10 February 2027. */
  private static Offer example() {
    return offer(
        1,
        NOON,
        List.of(
            QuoteLine.priced(APPLICATION_FEE, 15_000),
            QuoteLine.priced(MAIN_AUDIT, 110_000),
            QuoteLine.priced(SURVEILLANCE_AUDIT, 70_000),
            QuoteLine.included(CERTIFICATE_FEE),
            QuoteLine.priced(ANNUAL_FEE, 0),
            QuoteLine.priced(TRAVEL_MAIN, 20_000),
            QuoteLine.priced(RENEWAL_AUDIT, 105_000)),
        2,
        1,
        57);
  }

  @Test
  void exampleOfTheContractIsCorrect() {
    QuoteMetrics row = compare(terms(60, 20, 20), example()).ranked().get(0).metrics();

    assertThat(row.cycleCost().exclTax()).isEqualTo(215_000);
    assertThat(row.cycleCost().tax()).isEqualTo(43_000);
    assertThat(row.cycleCost().inclTax()).isEqualTo(258_000);
    assertThat(row.costPerAuditDay().cents()).isEqualTo(120_000);
    assertThat(row.leadTimeDays()).isEqualTo(57);
    assertThat(row.main()).isEqualTo(AuditLengthCheck.MEETS);
    assertThat(row.surveillance()).isEqualTo(AuditLengthCheck.MEETS);
    assertThat(row.offer().content().earliestAuditOn()).isEqualTo(LocalDate.parse("2027-02-10"));
  }

  @Test
  void handComputedScores() {
    // 100,000 + 50,000 + 3 × 10,000 = 180,000; 150,000 over 2 days = 75,000 a day; 76 days.
    Offer other =
        offer(
            2,
            NOON,
            List.of(
                QuoteLine.priced(MAIN_AUDIT, 100_000),
                QuoteLine.priced(SURVEILLANCE_AUDIT, 50_000),
                QuoteLine.priced(ANNUAL_FEE, 10_000)),
            2,
            2,
            76);

    Comparison table = compare(terms(60, 20, 20), example(), other);

    Score first = table.ranked().get(0).score();
    Score second = table.ranked().get(1).score();
    assertThat(order(table)).containsExactly(id(2), id(1));
    // 60 × 1 + 20 × 1 + 20 × 57/76 = 95
    assertThat(first.byCriterion().get(CYCLE_COST)).isEqualTo(BigFraction.of(100));
    assertThat(first.byCriterion().get(LEAD_TIME)).isEqualTo(BigFraction.of(75));
    assertThat(first.total()).isEqualTo(BigFraction.of(95));
    assertThat(first.shownTotal()).isEqualTo("95.00");
    // 100 × 180/215 = 83.72; 100 × 75,000/120,000 = 62.5; 50.2325… + 12.5 + 20
    assertThat(second.shown(CYCLE_COST)).isEqualTo("83.72");
    assertThat(second.shown(COST_PER_AUDIT_DAY)).isEqualTo("62.50");
    assertThat(second.shown(LEAD_TIME)).isEqualTo("100.00");
    assertThat(second.total())
        .isEqualTo(
            BigFraction.of(60 * 180, 215).add(BigFraction.of(25, 2)).add(BigFraction.of(20)));
    assertThat(second.shownTotal()).isEqualTo("82.73");
  }

  @Test
  void singleQuoteHasFullPoints() {
    Comparison.Ranked only = compare(terms(60, 20, 20), example()).ranked().get(0);

    assertThat(only.rank()).isEqualTo(1);
    assertThat(only.score().shownTotal()).isEqualTo("100.00");
    assertThat(only.doubts()).isEmpty();
  }

  @Test
  void noQuotesGiveAnEmptyComparison() {
    assertThat(compare(terms(60, 20, 20)).size()).isZero();
  }

  @Test
  void weightsDecideWhoWins() {
    Offer cheap = costing(1, 100_000, 60);
    Offer early = costing(2, 200_000, 10);

    assertThat(order(compare(terms(90, 0, 10), cheap, early))).containsExactly(id(1), id(2));
    assertThat(order(compare(terms(10, 0, 90), cheap, early))).containsExactly(id(2), id(1));
  }

  @Test
  void unusedCriterionHasNoEffect() {
    ComparisonTerms costOnly =
        terms(List.of(new Criterion(CYCLE_COST, 100)), confirmed(2), confirmed(1));

    Comparison table = compare(costOnly, costing(1, 200, 1), costing(2, 100, 900));

    assertThat(order(table)).containsExactly(id(2), id(1));
    assertThat(table.ranked().get(1).score().byCriterion()).containsOnlyKeys(CYCLE_COST);
  }

  @Test
  void equalTotalsAreDecidedByCycleCost() {
    // 50 × 1 + 50 × 1/2 for both.
    Offer cheapLate = received(costing(1, 100, 20), NOON.plusSeconds(60));
    Offer dearEarly = costing(2, 200, 10);

    Comparison table = compare(terms(50, 0, 50), dearEarly, cheapLate);

    assertThat(order(table)).containsExactly(id(1), id(2));
    assertThat(table.ranked().get(0).score().total())
        .isEqualTo(table.ranked().get(1).score().total());
  }

  @Test
  void equalQuotesShareARankAndAreShownInTheOrderOfReceipt() {
    Offer late = received(costing(1, 100, 20), NOON.plusNanos(1_000));
    Offer early = received(costing(2, 100, 20), NOON);

    Comparison table =
        compare(terms(60, 20, 20), late, early, costing(3, 101, 20), costing(4, 100, 20));

    assertThat(order(table)).containsExactly(id(2), id(4), id(1), id(3));
    assertThat(table.ranked()).extracting(Comparison.Ranked::rank).containsExactly(1, 1, 1, 4);
  }

  @Test
  void underTheFirstRulesTheEarlierOfEqualQuotesRanksFirst() {
    TenderRuleSet first = TenderRuleSet.versions().of("2026-11-24").orElseThrow();
    ComparisonTerms now = terms(60, 20, 20);
    ComparisonTerms then =
        new ComparisonTerms(
            now.criteria(),
            now.main(),
            now.surveillance(),
            now.closesOn(),
            first.abnormallyLow(),
            first.ranking());

    Comparison table =
        Offers.uncounted(
            then, costing(1, 100, 20), costing(2, 100, 20), costing(3, 12, 20), costing(4, 99, 20));

    assertThat(order(table)).containsExactly(id(3), id(4), id(1), id(2));
    assertThat(table.ranked()).extracting(Comparison.Ranked::rank).containsExactly(1, 2, 3, 4);
    assertThat(table.setApart()).isEmpty();
  }

  @Test
  void abnormallyLowQuoteIsSetApartAndIgnoredForScoring() {
    ComparisonTerms terms = terms(60, 20, 20);
    Offer absurd = costing(1, 12_000, 10);
    Offer first = costing(2, 200_000, 20);
    Offer second = costing(3, 215_000, 20);

    Comparison table = Offers.uncounted(terms, absurd, first, second);
    assertThat(order(table)).containsExactly(id(2), id(3));
    assertThat(table.ranked().get(0).score().shownTotal()).isEqualTo("100.00");
    assertThat(table.setApart()).hasSize(1);
    assertThat(table.setApartOf(id(1)).orElseThrow().doubts())
        .containsExactly(TenderRuleSet.Doubt.ABNORMALLY_LOW);
    assertThat(table.rankOf(id(1))).isEmpty();
    assertThat(table.size()).isEqualTo(3);

    Comparison counted =
        Comparison.of(List.of(absurd, first, second), terms, Offers.GUIDE, Set.of(id(1)));
    assertThat(order(counted)).containsExactly(id(1), id(2), id(3));
    assertThat(counted.ranked().get(0).doubts())
        .containsExactly(TenderRuleSet.Doubt.ABNORMALLY_LOW);
    assertThat(counted.setApart()).isEmpty();
  }

  @Test
  void quoteBelowAnUnconfirmedFigureIsSetApart() {
    ComparisonTerms unconfirmed =
        terms(List.of(new Criterion(CYCLE_COST, 100)), indicative(4), confirmed(1));

    Comparison table = Offers.uncounted(unconfirmed, audits(1, 1, 1, 3, 1));
    assertThat(table.ranked()).isEmpty();
    assertThat(table.setApartOf(id(1)).orElseThrow().doubts())
        .containsExactly(TenderRuleSet.Doubt.BELOW_INDICATIVE);
  }

  @Test
  void equalReceiptsAreShownById() {
    assertThat(
            order(
                compare(
                    terms(60, 20, 20),
                    costing(3, 100, 20),
                    costing(1, 100, 20),
                    costing(2, 100, 20))))
        .containsExactly(id(1), id(2), id(3));
  }

  @Test
  void scoresThatRoundEqualAreRankedExactly() {
    // A cent in ten million euros a day: both are shown as 100.00. As a tie, the cycle cost would
    // rank the other first.
    ComparisonTerms perDayOnly =
        terms(List.of(new Criterion(COST_PER_AUDIT_DAY, 100)), confirmed(2), confirmed(1));
    Offer cheaperByTheDay = feeAndAudit(1, 500, 1_500_000_000L);
    Offer cheaperByTheCycle = feeAndAudit(2, 0, 1_500_000_001L);

    Comparison table = compare(perDayOnly, cheaperByTheCycle, cheaperByTheDay);

    assertThat(order(table)).containsExactly(id(1), id(2));
    assertThat(table.ranked()).extracting(row -> row.score().shownTotal()).containsOnly("100.00");
  }

  private static Offer feeAndAudit(int number, long fee, long audit) {
    return offer(
        number,
        NOON,
        List.of(QuoteLine.priced(APPLICATION_FEE, fee), QuoteLine.priced(MAIN_AUDIT, audit)),
        2,
        1,
        20);
  }

  @Test
  void tiesAreExact() {
    // 60 × 7/9 + 40 × 3/36 and 60 × 7/42 + 40 × 3/3 are both 50; in floating point the first is
    // 49.99999999999999, and the dearer would come before it.
    Comparison table =
        compare(terms(60, 0, 40), costing(1, 7, 400), costing(2, 42, 3), costing(3, 9, 36));

    assertThat(order(table)).containsExactly(id(1), id(3), id(2));
    assertThat(table.ranked().get(1).score().total()).isEqualTo(BigFraction.of(50));
    assertThat(table.ranked().get(2).score().total()).isEqualTo(BigFraction.of(50));
  }

  @Test
  void totalIsSummedFromExactPoints() {
    // 100 × 1/3 thrice a third is 33.333…, not 33.33: the sum comes back to a round figure.
    BigFraction third = Scoring.points(BigFraction.of(1), BigFraction.of(3));

    assertThat(third.add(third).add(third)).isEqualTo(BigFraction.of(100));
    assertThat(Score.shown(third)).isEqualTo("33.33");
    assertThat(Score.shown(BigFraction.of(1, 200))).isEqualTo("0.01");
    assertThat(Score.shown(BigFraction.of(1, 201))).isEqualTo("0.00");
  }

  @Test
  void zeroCostHasFullPointsAndOthersNone() {
    Comparison table =
        compare(terms(50, 50, 0), audits(1, 0, 0, 2, 1), audits(2, 10_000, 5_000, 2, 1));

    assertThat(table.ranked().get(0).score().shownTotal()).isEqualTo("100.00");
    assertThat(table.ranked().get(1).score().shownTotal()).isEqualTo("0.00");
    assertThat(compare(terms(50, 50, 0), audits(1, 0, 0, 2, 1), audits(2, 0, 0, 2, 1)).ranked())
        .extracting(row -> row.score().shownTotal())
        .containsOnly("100.00");
  }

  @Test
  void leadTimeIsAtLeastADay() {
    Comparison table =
        compare(terms(0, 0, 100), costing(1, 1, 0), costing(2, 1, -40), costing(3, 1, 2));

    assertThat(table.ranked())
        .extracting(row -> row.metrics().leadTimeDays())
        .containsExactly(1L, 1L, 2L);
    assertThat(table.ranked().get(2).score().shownTotal()).isEqualTo("50.00");
  }

  @Test
  void quoteBelowAConfirmedMinimumIsNotComparable() {
    // The short one would be the best of each criterion and have the others flagged or outdone.
    Comparison table =
        compare(
            terms(60, 20, 20),
            audits(1, 100, 100, 1, 1),
            audits(2, 100_000, 50_000, 2, 1),
            audits(3, 90_000, 40_000, 2, 1));

    assertThat(order(table)).containsExactly(id(3), id(2));
    assertThat(table.ranked().get(0).score().shownTotal()).isEqualTo("100.00");
    assertThat(table.notComparable()).hasSize(1);
    assertThat(table.notComparable().get(0).main()).isEqualTo(AuditLengthCheck.BELOW_MINIMUM);
    assertThat(table.notComparable().get(0).surveillance()).isEqualTo(AuditLengthCheck.MEETS);
    assertThat(table.size()).isEqualTo(3);
    assertThat(table.rankOf(id(1))).isEmpty();
    assertThat(table.rankOf(id(2)).orElseThrow().rank()).isEqualTo(2);
  }

  @Test
  void countedQuoteBelowAnUnconfirmedFigureHasAWarning() {
    ComparisonTerms unconfirmed =
        terms(List.of(new Criterion(CYCLE_COST, 100)), indicative(4), confirmed(1));

    QuoteMetrics row = compare(unconfirmed, audits(1, 1, 1, 3, 1)).ranked().get(0).metrics();

    assertThat(row.main()).isEqualTo(AuditLengthCheck.BELOW_INDICATIVE);
    assertThat(row.belowIndicative()).isTrue();
    assertThat(row.belowMinimum()).isFalse();
  }

  @Test
  void noStatutoryLengthMeansNoCheck() {
    ComparisonTerms transfer = terms(List.of(new Criterion(CYCLE_COST, 100)), null, confirmed(1));

    assertThat(compare(transfer, audits(1, 1, 1, 1, 1)).ranked().get(0).metrics().main())
        .isEqualTo(AuditLengthCheck.MEETS);
  }
}
