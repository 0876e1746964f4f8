package io.qualitender.peer;

import io.qualitender.api.market.comparison.AuditLengthCheck;
import io.qualitender.api.market.comparison.Comparison;
import io.qualitender.api.market.comparison.ComparisonTerms;
import io.qualitender.api.market.comparison.CountedQuote;
import io.qualitender.api.market.comparison.Offer;
import io.qualitender.api.market.comparison.QuoteMetrics;
import io.qualitender.api.market.comparison.Score;
import io.qualitender.api.market.price.PriceView;
import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteTerms;
import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.CriterionCode;
import io.qualitender.api.market.publication.FrozenData;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.publication.TenderRuleSet.Doubt;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.api.market.quote.QuoteWarnings;
import io.qualitender.api.party.directory.BodySummary;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The comparison of a tender's opened quotes. */
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

  /** An opened tender with its quotes. */
  record Rows(
      Instant now,
      Tender tender,
      Publication publication,
      List<OpenedQuote> quotes,
      List<CountedQuote> counted) {}

  record Item(
      Integer rank,
      String quoteId,
      BodySummary certificationBody,
      String currency,
      List<PriceView.Line> lines,
      QuoteTerms terms,
      PriceView.Cycle cycleCost,
      PriceView.PerDay costPerAuditDay,
      Days auditDays,
      long leadTimeDays,
      List<CriterionScore> scores,
      String totalScore,
      List<String> flags,
      List<Warning> warnings,
      LocalDate earliestAuditOn,
      LocalDate validUntilOn,
      Instant receivedAt,
      boolean awardable,
      Counted counted,
      String reason) {}

  record Days(Audit main, Audit surveillance) {}

  record Audit(HalfDays offered, HalfDays required, AuditLengthCheck verdict) {}

  record CriterionScore(CriterionCode code, String score) {}

  record Counted(CountedQuote.Reason code, String text, Instant countedAt) {}

  static ComparisonView of(Rows rows, FrozenData frozen) {
    Publication publication = rows.publication();
    Publication.Content content = publication.content();
    TenderRuleSet rules = frozen.rules(publication);
    PriceGuide guide = frozen.guide(publication);
    Map<UUID, CountedQuote> counted =
        rows.counted().stream()
            .collect(Collectors.toMap(CountedQuote::quoteId, Function.identity()));
    ComparisonTerms terms =
        new ComparisonTerms(
            content.criteria(),
            content.statutoryDays().main(),
            content.statutoryDays().surveillance(),
            Paris.dayOf(publication.closesAt()),
            rules.abnormallyLow(),
            rules.ranking());
    List<Offer> offers =
        rows.quotes().stream()
            .map(quote -> new Offer(quote.id(), quote.receivedAt(), quote.content()))
            .toList();
    Comparison comparison = Comparison.of(offers, terms, guide, counted.keySet());
    Items items = new Items(rows, counted, guide, rules, Paris.dayOf(rows.now()));
    Tender tender = rows.tender();
    return new ComparisonView(
        "comparison",
        IdPrefix.TENDER.format(tender.id()),
        tender.openedAt() == null ? tender.closesAt() : tender.openedAt(),
        rows.now(),
        new Publication.Frozen(
            content.frozen() == null ? null : content.frozen().auditRules(),
            rules.version(),
            guide.version()),
        content.criteria(),
        tender.minQuotes(),
        rows.quotes().size() >= tender.minQuotes(),
        comparison.ranked().stream()
            .map(each -> items.item(each.metrics(), each, each.doubts(), null))
            .toList(),
        comparison.setApart().stream()
            .map(each -> items.item(each.metrics(), null, each.doubts(), "set_apart"))
            .toList(),
        comparison.notComparable().stream()
            .map(each -> items.item(each, null, Set.of(), "below_minimum"))
            .toList(),
        null);
  }

  private record Items(
      Rows rows,
      Map<UUID, CountedQuote> counted,
      PriceGuide guide,
      TenderRuleSet rules,
      LocalDate today) {

    /**
     * @param ranked null where it has no rank
     */
    Item item(QuoteMetrics metrics, Comparison.Ranked ranked, Set<Doubt> doubts, String reason) {
      OpenedQuote quote =
          rows.quotes().stream()
              .filter(each -> each.id().equals(metrics.offer().quoteId()))
              .findFirst()
              .orElseThrow();
      QuoteContent content = quote.content();
      StatutoryDays law = rows.publication().content().statutoryDays();
      boolean expired = content.isExpiredOn(today);
      CountedQuote why = counted.get(quote.id());
      return new Item(
          ranked == null ? null : ranked.rank(),
          IdPrefix.QUOTE.format(quote.id()),
          new BodySummary(
              IdPrefix.CERTIFICATION_BODY.format(quote.certificationBodyId()),
              quote.bodyName(),
              quote.bodyCofracNumber()),
          guide.currency(),
          PriceView.lines(content, guide),
          content.terms(),
          PriceView.cycle(metrics.cycleCost()),
          PriceView.perDay(metrics.costPerAuditDay()),
          new Days(
              audit(content.mainLength(), law.main(), metrics.main()),
              audit(content.surveillanceLength(), law.surveillance(), metrics.surveillance())),
          metrics.leadTimeDays(),
          ranked == null ? List.of() : scores(ranked.score()),
          ranked == null ? null : ranked.score().shownTotal(),
          flags(metrics, doubts, expired),
          QuoteWarnings.of(content, rows.publication(), guide, rules),
          content.earliestAuditOn(),
          content.validUntilOn(),
          quote.receivedAt(),
          ranked != null && !expired,
          why == null ? null : new Counted(why.reasonCode(), why.reasonText(), why.countedAt()),
          reason);
    }

    private static Audit audit(
        HalfDays offered, StatutoryDays.Length required, AuditLengthCheck verdict) {
      return new Audit(offered, required == null ? null : required.days(), verdict);
    }

    private List<CriterionScore> scores(Score score) {
      return rows.publication().content().criteria().stream()
          .map(each -> new CriterionScore(each.code(), score.shown(each.code())))
          .toList();
    }

    private static List<String> flags(QuoteMetrics metrics, Set<Doubt> doubts, boolean expired) {
      List<String> flags = new ArrayList<>();
      if (doubts.contains(Doubt.ABNORMALLY_LOW)) {
        flags.add("abnormally_low");
      }
      if (metrics.belowIndicative()) {
        flags.add("below_indicative");
      }
      if (expired) {
        flags.add("expired");
      }
      return flags;
    }
  }
}
