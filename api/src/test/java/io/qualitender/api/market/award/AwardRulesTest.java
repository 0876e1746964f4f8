package io.qualitender.api.market.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.qualitender.api.market.comparison.ComparedTender;
import io.qualitender.api.market.comparison.Comparison;
import io.qualitender.api.market.comparison.ComparisonTerms;
import io.qualitender.api.market.comparison.Offer;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteFixture;
import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.CriterionCode;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.tender.TenderFixture;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AwardRulesTest {

  private static final Instant NOW = Instant.parse("2026-12-16T08:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-12-16");

  private final AwardRules rules = new AwardRules(new WorkingDays());

  private static OpenedQuote quote(long cents, int mainHalfDays, LocalDate validUntil) {
    QuoteContent content =
        QuoteFixture.of(QuoteLine.priced(CostLine.MAIN_AUDIT, cents))
            .halfDays(mainHalfDays, 1)
            .validUntilOn(validUntil)
            .content();
    return new OpenedQuote(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        "Certif Exemple (fictif)",
        null,
        1,
        content,
        NOW,
        NOW,
        3,
        NOW,
        NOW);
  }

  private static OpenedQuote quote(long cents) {
    return quote(cents, 2, TODAY.plusDays(60));
  }

  /**
   * The comparison of a tender that requires a day and half a day, with the expected number of
   * quotes.
   */
  private static ComparedTender table(int minQuotes, OpenedQuote... quotes) {
    ComparisonTerms terms =
        new ComparisonTerms(
            List.of(new Criterion(CriterionCode.CYCLE_COST, 100)),
            new StatutoryDays.Length(new HalfDays(2), false, null),
            new StatutoryDays.Length(new HalfDays(1), false, null),
            TODAY.minusDays(1),
            TenderRuleSet.load().abnormallyLow(),
            TenderRuleSet.load().ranking());
    List<Offer> offers =
        Arrays.stream(quotes)
            .map(quote -> new Offer(quote.id(), quote.receivedAt(), quote.content()))
            .toList();
    return new ComparedTender(
        TenderFixture.at(NOW).minQuotes(minQuotes).opened(),
        null,
        PriceGuide.load(),
        TenderRuleSet.load(),
        Arrays.stream(quotes).collect(Collectors.toMap(OpenedQuote::id, Function.identity())),
        Map.of(),
        Comparison.of(
            offers,
            terms,
            PriceGuide.load(),
            offers.stream().map(Offer::quoteId).collect(Collectors.toSet())),
        TODAY);
  }

  private static List<Fault> faults(ComparedTender table, OpenedQuote chosen, boolean justified) {
    Faults faults = new Faults();
    AwardRules.checkJustified(table, chosen.id(), justified, faults);
    return faults.list();
  }

  @Test
  void bodyHasFiveWorkingDays() {
    // From a Wednesday morning: Thursday, Friday, Monday, Tuesday, Wednesday until midnight.
    assertThat(rules.lapsesAt(NOW, TenderRuleSet.load()))
        .isEqualTo(Instant.parse("2026-12-23T23:00:00Z"));
  }

  @Test
  void holidaysAndWeekendsDoNotCount() {
    // From Tuesday 22 December: 23, 24, (25 Christmas), 28, 29, 30.
    assertThat(rules.lapsesAt(Instant.parse("2026-12-22T10:00:00Z"), TenderRuleSet.load()))
        .isEqualTo(Instant.parse("2026-12-30T23:00:00Z"));
    // The day in Paris decides: 00:30 there on the 23rd is still the 22nd in UTC.
    assertThat(rules.lapsesAt(Instant.parse("2026-12-22T23:30:00Z"), TenderRuleSet.load()))
        .isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
  }

  @Test
  void firstOfEnoughQuotesNeedsNoJustification() {
    OpenedQuote first = quote(100);

    assertThat(faults(table(2, first, quote(200)), first, false)).isEmpty();
  }

  @Test
  void otherThanTheFirstNeedsAJustification() {
    OpenedQuote second = quote(200);
    ComparedTender table = table(2, quote(100), second);

    assertThat(faults(table, second, false))
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(tuple("/justification", "required"));
    assertThat(faults(table, second, true)).isEmpty();
  }

  @Test
  void tooFewQuotesNeedAJustification() {
    OpenedQuote only = quote(100);

    assertThat(faults(table(2, only), only, false)).hasSize(1);
    assertThat(faults(table(1, only), only, false)).isEmpty();
  }

  @Test
  void notComparableQuotesCountAsQuotes() {
    OpenedQuote first = quote(100);

    assertThat(faults(table(2, first, quote(50, 1, TODAY.plusDays(60))), first, false)).isEmpty();
  }

  @Test
  void malformedJustificationIsNotReportedAsMissing() {
    OpenedQuote second = quote(200);
    Faults faults =
        new Faults().at("/justification/code", "unknown_value", Text.of("award.too_short"));

    AwardRules.checkJustified(table(2, quote(100), second), second.id(), false, faults);

    assertThat(faults.list()).hasSize(1);
  }

  @Test
  void offerCanBeAwardedUntilItsLastDay() {
    OpenedQuote lastDay = quote(100, 2, TODAY);
    OpenedQuote over = quote(100, 2, TODAY.minusDays(1));

    assertThat(AwardRules.requireAwardable(table(1, lastDay), lastDay).rank()).isEqualTo(1);
    Problem refusal =
        catchThrowableOfType(
            Problem.class, () -> AwardRules.requireAwardable(table(1, over), over));
    assertThat(refusal.code()).isEqualTo(AwardProblem.QUOTE_EXPIRED);
    assertThat(refusal.members()).containsEntry("valid_until_on", TODAY.minusDays(1));
  }

  @Test
  void quoteBelowTheStatutoryMinimumIsRefused() {
    OpenedQuote tooShort = quote(100, 1, TODAY.plusDays(60));

    Problem refusal =
        catchThrowableOfType(
            Problem.class, () -> AwardRules.requireAwardable(table(1, tooShort), tooShort));
    assertThat(refusal.code()).isEqualTo(AwardProblem.QUOTE_BELOW_MINIMUM);
  }

  @Test
  void eachBodyGetsItsOwnResult() {
    OpenedQuote first = quote(100);
    OpenedQuote chosen = quote(200);
    OpenedQuote tooShort = quote(50, 1, TODAY.plusDays(60));
    Award award = award(chosen, 4);

    List<AwardResult> results =
        AwardRules.results(table(2, first, chosen, tooShort), award, chosen);

    assertThat(results).extracting(AwardResult::awardId).containsOnly(award.id());
    assertThat(results).extracting(AwardResult::awardNumber).containsOnly(4);
    assertThat(of(results, first))
        .extracting(
            AwardResult::result, AwardResult::rank, AwardResult::reason, AwardResult::cbTenantId)
        .containsExactly(
            AwardResult.Result.NOT_RETAINED,
            1,
            AwardResult.Reason.ANOTHER_QUOTE_AWARDED,
            first.cbTenantId());
    assertThat(of(results, chosen))
        .extracting(AwardResult::result, AwardResult::rank, AwardResult::reason)
        .containsExactly(AwardResult.Result.AWARDED, 2, AwardResult.Reason.CHOSEN);
    assertThat(of(results, tooShort))
        .extracting(AwardResult::result, AwardResult::rank, AwardResult::reason)
        .containsExactly(AwardResult.Result.NOT_RETAINED, null, AwardResult.Reason.BELOW_MINIMUM);
  }

  private static Award award(OpenedQuote chosen, int number) {
    return Award.proposed(
        TenderFixture.at(NOW).opened(), number, Award.Chosen.of(chosen, 1), null, NOW, NOW);
  }

  private static AwardResult of(List<AwardResult> results, OpenedQuote quote) {
    return results.stream()
        .filter(result -> result.quoteId().equals(quote.id()))
        .findFirst()
        .orElseThrow();
  }
}
