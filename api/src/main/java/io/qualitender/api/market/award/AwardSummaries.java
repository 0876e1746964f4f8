package io.qualitender.api.market.award;

import io.qualitender.api.market.comparison.ComparisonService;
import io.qualitender.api.market.publication.TenderSelection;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.market.tender.TenderAwardSummaries;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
  public Set<UUID> awardable(Tx tx, Collection<Tender> opened, TenderSelection tenders) {
    return opened.isEmpty()
        ? Set.of()
        : comparisons.compareToAward(tx, opened, tenders).stream()
            .filter(AwardRules::anyAwardable)
            .map(table -> table.tender().id())
            .collect(Collectors.toSet());
  }

  @Override
  public List<Asked<?>> asked(UUID tenantId, TenderSelection tenders) {
    List<Asked<?>> asked = new ArrayList<>(ComparisonService.askToAward(tenantId, tenders));
    asked.add(AwardDao.NEWEST.with(tenantId, tenders));
    return asked;
  }

  @Override
  public Map<UUID, Summary> newest(Tx tx, TenderSelection tenders) {
    return tx.list(AwardDao.NEWEST.with(tx.tenantId(), tenders)).stream()
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
