package io.qualitender.api.market.award;

import io.qualitender.api.market.comparison.ComparedTender;
import io.qualitender.api.market.comparison.Comparison;
import io.qualitender.api.market.comparison.QuoteMetrics;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.market.quote.OpenedQuote;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.time.WorkingDays;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rules of awards (docs/domain.md, 12): the offer is still valid and meets the statutory audit
 * lengths; any choice but the first of enough quotes needs a justification.
 */
final class AwardRules {

  private final WorkingDays workingDays;

  AwardRules(WorkingDays workingDays) {
    this.workingDays = workingDays;
  }

  /**
   * The end, in Europe/Paris, of the last working day on which the body may answer an award.
   *
   * @param terms the rules frozen at the tender's publication
   */
  Instant lapsesAt(Instant proposedAt, TenderRuleSet terms) {
    return Paris.endOf(
        workingDays.after(Paris.dayOf(proposedAt), terms.award().workingDaysToAnswer()));
  }

  /**
   * Requires a justification where the quote is not ranked first or there are too few quotes. A
   * quote without rank is refused elsewhere.
   */
  static void checkJustified(ComparedTender table, UUID quoteId, boolean justified, Faults faults) {
    Optional<Comparison.Ranked> row = table.comparison().rankOf(quoteId);
    if (row.isEmpty() || justified || faults.has("/justification")) {
      return;
    }
    if (row.get().rank() > 1) {
      faults.at("/justification", "required", Text.of("award.say_why_not_first", row.get().rank()));
    } else if (!table.minQuotesReached()) {
      faults.at(
          "/justification",
          "required",
          Text.of(
              "award.say_why_enough", table.quotes().size(), table.tender().terms().minQuotes()));
    }
  }

  /** Whether any quote passes {@link #requireAwardable}. */
  static boolean anyAwardable(ComparedTender table) {
    return table.quotes().values().stream()
        .anyMatch(
            quote ->
                !quote.content().isExpiredOn(table.today())
                    && table.comparison().rankOf(quote.id()).isPresent());
  }

  /** 409 unless the quote can be awarded today. */
  static Comparison.Ranked requireAwardable(ComparedTender table, OpenedQuote quote) {
    if (quote.content().isExpiredOn(table.today())) {
      throw Problem.of(
              AwardProblem.QUOTE_EXPIRED,
              Text.of("award.valid_until", quote.content().validUntilOn()))
          .with("valid_until_on", quote.content().validUntilOn());
    }
    if (table.comparison().setApartOf(quote.id()).isPresent()) {
      throw Problem.of(AwardProblem.QUOTE_SET_APART, Text.of("award.set_apart"));
    }
    return table
        .comparison()
        .rankOf(quote.id())
        .orElseThrow(
            () -> Problem.of(AwardProblem.QUOTE_BELOW_MINIMUM, Text.of("award.too_short")));
  }

  /** The results for all bodies, the chosen one included. */
  static List<AwardResult> results(ComparedTender table, Award award, OpenedQuote chosen) {
    List<AwardResult> results = new ArrayList<>();
    for (Comparison.Ranked row : table.comparison().ranked()) {
      OpenedQuote quote = table.quotes().get(row.metrics().offer().quoteId());
      boolean awarded = quote.id().equals(chosen.id());
      AwardResult.Reason reasonOfAwarded =
          row.rank() == 1 ? AwardResult.Reason.FIRST_RANKED : AwardResult.Reason.CHOSEN;
      results.add(
          result(
              table,
              quote,
              award,
              awarded ? AwardResult.Result.AWARDED : AwardResult.Result.NOT_RETAINED,
              row,
              awarded ? reasonOfAwarded : AwardResult.Reason.ANOTHER_QUOTE_AWARDED));
    }
    for (Comparison.SetApart row : table.comparison().setApart()) {
      results.add(withoutRank(table, row.metrics(), award, AwardResult.Reason.SET_APART));
    }
    for (QuoteMetrics metrics : table.comparison().notComparable()) {
      results.add(withoutRank(table, metrics, award, AwardResult.Reason.BELOW_MINIMUM));
    }
    return results;
  }

  private static AwardResult withoutRank(
      ComparedTender table, QuoteMetrics metrics, Award award, AwardResult.Reason reason) {
    OpenedQuote quote = table.quotes().get(metrics.offer().quoteId());
    return result(table, quote, award, AwardResult.Result.NOT_RETAINED, null, reason);
  }

  private static AwardResult result(
      ComparedTender table,
      OpenedQuote quote,
      Award award,
      AwardResult.Result result,
      Comparison.Ranked row,
      AwardResult.Reason reason) {
    return new AwardResult(
        table.tender().tenantId(),
        award.id(),
        award.number(),
        quote.id(),
        quote.cbTenantId(),
        result,
        row == null ? null : row.rank(),
        reason,
        award.proposedAt());
  }
}
