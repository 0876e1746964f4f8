package io.qualitender.api.market.comparison;

import io.qualitender.api.market.publication.Criterion;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderRuleSet;
import java.time.LocalDate;
import java.util.List;

/**
 * The parameters of a comparison, frozen at the tender's publication.
 *
 * @param criteria in the organization's order; their weights sum to 100
 * @param main the minimum length of the main audit; null where the law sets none
 * @param surveillance the minimum length of the surveillance audit; null where the law sets none
 * @param closesOn the day of the deadline in Europe/Paris, from which lead times count
 */
public record ComparisonTerms(
    List<Criterion> criteria,
    StatutoryDays.Length main,
    StatutoryDays.Length surveillance,
    LocalDate closesOn,
    TenderRuleSet.AbnormallyLow abnormallyLow,
    TenderRuleSet.Ranking ranking) {

  public ComparisonTerms {
    criteria = List.copyOf(criteria);
  }
}
