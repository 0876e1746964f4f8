package io.qualitender.api.market.award;

import io.qualitender.api.market.comparison.ComparisonService;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderAwardSummaries;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.Tx;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The newest awards that tenders show. */
public final class AwardSummaries implements TenderAwardSummaries {

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
  public Asked<Award> asked(UUID tenantId, TenderSelection tenders) {
    return AwardDao.NEWEST.with(tenantId, tenders);
  }

  @Override
  public Map<UUID, Summary> newest(Tx tx, TenderSelection tenders) {
    return tx.list(asked(tx.tenantId(), tenders)).stream()
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
}
