package io.qualitender.api.market.comparison;

import static io.qualitender.api.reference.priceguide.CostLine.APPLICATION_FEE;
import static io.qualitender.api.reference.priceguide.CostLine.MAIN_AUDIT;
import static io.qualitender.api.reference.priceguide.CostLine.SURVEILLANCE_AUDIT;

import io.qualitender.api.market.price.QuoteFixture;
import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.CriterionCode;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.priceguide.PriceGuide;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Offers and terms for tests. */
final class Offers {

  static final PriceGuide GUIDE = PriceGuide.load();
  static final LocalDate CLOSES_ON = LocalDate.parse("2026-12-15");
  static final Instant NOON = Instant.parse("2026-12-10T12:00:00Z");

  private Offers() {}

  static UUID id(int number) {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  /** An offer whose audits cost nothing and whose application fee is its whole cost. */
  static Offer costing(int number, long cents, long leadDays) {
    return offer(number, NOON, List.of(QuoteLine.priced(APPLICATION_FEE, cents)), 2, 1, leadDays);
  }

  static Offer received(Offer offer, Instant at) {
    return new Offer(offer.quoteId(), at, offer.content());
  }

  static Offer audits(int number, long main, long surveillance, int mainHalves, int halves) {
    return offer(
        number,
        NOON,
        List.of(
            QuoteLine.priced(MAIN_AUDIT, main), QuoteLine.priced(SURVEILLANCE_AUDIT, surveillance)),
        mainHalves,
        halves,
        30);
  }

  static Offer offer(
      int number,
      Instant receivedAt,
      List<QuoteLine> lines,
      int main,
      int surveillance,
      long lead) {
    return new Offer(
        id(number),
        receivedAt,
        QuoteFixture.of(lines)
            .halfDays(main, surveillance)
            .earliestAuditOn(CLOSES_ON.plusDays(lead))
            .content());
  }

  static StatutoryDays.Length confirmed(int halfDays) {
    return new StatutoryDays.Length(new HalfDays(halfDays), false, null);
  }

  static StatutoryDays.Length indicative(int halfDays) {
    return new StatutoryDays.Length(new HalfDays(halfDays), true, null);
  }

  static ComparisonTerms terms(int cycleCost, int perDay, int leadTime) {
    return terms(
        List.of(
            new Criterion(CriterionCode.CYCLE_COST, cycleCost),
            new Criterion(CriterionCode.COST_PER_AUDIT_DAY, perDay),
            new Criterion(CriterionCode.LEAD_TIME, leadTime)),
        confirmed(2),
        confirmed(1));
  }

  static ComparisonTerms terms(
      List<Criterion> criteria, StatutoryDays.Length main, StatutoryDays.Length surveillance) {
    return new ComparisonTerms(
        criteria,
        main,
        surveillance,
        CLOSES_ON,
        TenderRuleSet.load().abnormallyLow(),
        TenderRuleSet.load().ranking());
  }

  /** All ranked, whatever their doubts. */
  static Comparison compare(ComparisonTerms terms, Offer... offers) {
    return Comparison.of(List.of(offers), terms, GUIDE, all(List.of(offers)));
  }

  static Set<UUID> all(List<Offer> offers) {
    return offers.stream().map(Offer::quoteId).collect(Collectors.toSet());
  }

  /** Without counted quotes: doubtful ones are set apart. */
  static Comparison uncounted(ComparisonTerms terms, Offer... offers) {
    return Comparison.of(List.of(offers), terms, GUIDE, Set.of());
  }
}
