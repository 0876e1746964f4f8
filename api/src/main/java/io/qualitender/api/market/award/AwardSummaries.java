package io.qualitender.api.market.award;

import io.qualitender.api.market.comparison.ComparisonService;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.quote.QuoteOutcomes;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderAwardSummaries;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What other packages show of awards: the newest award of a tender, the result of a quote. */
public final class AwardSummaries implements TenderAwardSummaries, QuoteOutcomes {

  private final ComparisonService comparisons;

  public AwardSummaries(ComparisonService comparisons) {
    this.comparisons = comparisons;
  }

  @Override
  public Set<UUID> awardable(Tx tx, Collection<Tender> opened) {
    return opened.stream()
        .filter(tender -> AwardRules.anyAwardable(comparisons.compare(tx, tender, tx.now())))
        .map(Tender::id)
        .collect(Collectors.toSet());
  }

  @Override
  public Map<UUID, Summary> newest(Tx tx, Collection<UUID> tenderIds) {
    return tx.dao(AwardDao.class).newest(tx.tenantId(), tenderIds).stream()
        .collect(Collectors.toMap(Award::tenderId, award -> summary(tx, award)));
  }

  private static Summary summary(Tx tx, Award award) {
    return new Summary(
        Award.ID.format(award.id()),
        WireName.of(award.stateAt(tx.now())),
        Quote.ID.format(award.chosen().quoteId()),
        AwardView.body(award),
        award.proposedAt(),
        award.lapsesAt());
  }

  @Override
  public Map<UUID, Outcome> of(Tx tx, Collection<UUID> quoteIds) {
    return tx.dao(AwardDao.class).results(tx.tenantId(), quoteIds).stream()
        .collect(Collectors.toMap(AwardResult::quoteId, AwardSummaries::outcome));
  }

  private static Outcome outcome(AwardResult result) {
    return new Outcome(WireName.of(result.result()), result.rank(), WireName.of(result.reason()));
  }
}
