package io.qualitender.api.market.comparison;

import io.qualitender.api.market.price.PriceView;
import io.qualitender.api.market.price.QuoteTerms;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.CriterionCode;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderRuleSet.Doubt;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.kernel.problem.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The comparison on the wire.
 *
 * @param market reserved for the position against the market: always null
 */
record ComparisonView(
    String object,
    String tenderId,
    Instant openedAt,
    Instant serverTime,
    Publication.Frozen decidedBy,
    List<Criterion> criteria,
    int minQuotes,
    boolean minQuotesReached,
    List<Item> items,
    List<Item> setApart,
    List<Item> notComparable,
    Object market) {

  /**
   * One quote of the comparison.
   *
   * @param rank null if unranked
   * @param totalScore null if unranked
   * @param counted why the organization counts it despite its doubts; null if not counted
   * @param reason why it is unranked; else null
   */
  record Item(
      Integer rank,
      String quoteId,
      BodySummary certificationBody,
      String currency,
      List<PriceView.Line> lines,
      QuoteTerms terms,
      PriceView.Cycle cycleCost,
      PriceView.PerDay costPerAuditDay,
      ComparedDays auditDays,
      long leadTimeDays,
      List<CriterionScore> scores,
      String totalScore,
      List<Flag> flags,
      List<Warning> warnings,
      LocalDate earliestAuditOn,
      LocalDate validUntilOn,
      Instant receivedAt,
      boolean awardable,
      OpenedQuoteView.Counted counted,
      Reason reason) {}

  record ComparedDays(ComparedAudit main, ComparedAudit surveillance) {}

  /**
   * @param required null where the law sets none
   */
  record ComparedAudit(HalfDays offered, HalfDays required, AuditLengthCheck verdict) {}

  record CriterionScore(CriterionCode code, String score) {}

  /** What the organization should check. */
  enum Flag {
    ABNORMALLY_LOW,
    BELOW_INDICATIVE,
    EXPIRED
  }

  /** Why a quote has no rank. */
  enum Reason {
    BELOW_MINIMUM,
    SET_APART
  }

  static ComparisonView of(ComparedTender table, Instant now) {
    Tender tender = table.tender();
    Instant openedAt = tender.published().openedAt();
    return new ComparisonView(
        "comparison",
        Tender.ID.format(tender.id()),
        openedAt == null ? tender.terms().closesAt() : openedAt,
        now,
        table.decidedBy(),
        table.publication().content().criteria(),
        tender.terms().minQuotes(),
        table.minQuotesReached(),
        table.comparison().ranked().stream()
            .map(row -> item(table, row.metrics(), row, row.doubts(), null))
            .toList(),
        table.comparison().setApart().stream()
            .map(row -> item(table, row.metrics(), null, row.doubts(), Reason.SET_APART))
            .toList(),
        table.comparison().notComparable().stream()
            .map(row -> item(table, row, null, Set.of(), Reason.BELOW_MINIMUM))
            .toList(),
        null);
  }

  /**
   * @param ranked null where it is not comparable
   */
  private static Item item(
      ComparedTender table,
      QuoteMetrics metrics,
      Comparison.Ranked ranked,
      Set<Doubt> doubts,
      Reason reason) {
    OpenedQuote quote = table.quotes().get(metrics.offer().quoteId());
    return new Item(
        ranked == null ? null : ranked.rank(),
        Quote.ID.format(quote.id()),
        BodySummary.of(quote.certificationBodyId(), quote.bodyName(), quote.bodyCofracNumber()),
        table.guide().currency(),
        PriceView.lines(quote.content(), table.guide()),
        quote.content().terms(),
        PriceView.cycle(metrics.cycleCost()),
        PriceView.perDay(metrics.costPerAuditDay()),
        days(table, metrics),
        metrics.leadTimeDays(),
        ranked == null ? List.of() : scores(table, ranked.score()),
        ranked == null ? null : ranked.score().shownTotal(),
        flags(table, metrics, doubts),
        table.warnings(quote),
        quote.content().earliestAuditOn(),
        quote.content().validUntilOn(),
        quote.receivedAt(),
        table.awardable(metrics),
        OpenedQuoteView.Counted.of(table.counted().get(quote.id())),
        reason);
  }

  private static ComparedDays days(ComparedTender table, QuoteMetrics metrics) {
    StatutoryDays law = table.publication().content().statutoryDays();
    return new ComparedDays(
        audit(metrics.offer().content().mainLength(), law.main(), metrics.main()),
        audit(
            metrics.offer().content().surveillanceLength(),
            law.surveillance(),
            metrics.surveillance()));
  }

  private static ComparedAudit audit(
      HalfDays offered, StatutoryDays.Length required, AuditLengthCheck verdict) {
    return new ComparedAudit(offered, required == null ? null : required.days(), verdict);
  }

  private static List<CriterionScore> scores(ComparedTender table, Score score) {
    return table.publication().content().criteria().stream()
        .map(criterion -> new CriterionScore(criterion.code(), score.shown(criterion.code())))
        .toList();
  }

  private static List<Flag> flags(ComparedTender table, QuoteMetrics metrics, Set<Doubt> doubts) {
    List<Flag> flags = new ArrayList<>();
    if (doubts.contains(Doubt.ABNORMALLY_LOW)) {
      flags.add(Flag.ABNORMALLY_LOW);
    }
    if (metrics.belowIndicative()) {
      flags.add(Flag.BELOW_INDICATIVE);
    }
    if (metrics.offer().content().isExpiredOn(table.today())) {
      flags.add(Flag.EXPIRED);
    }
    return flags;
  }
}
