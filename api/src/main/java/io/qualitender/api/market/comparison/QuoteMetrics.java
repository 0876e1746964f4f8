package io.qualitender.api.market.comparison;

import io.qualitender.api.market.price.CostPerAuditDay;
import io.qualitender.api.market.price.CycleCost;
import io.qualitender.api.market.publication.CriterionCode;
import io.qualitender.api.reference.priceguide.PriceGuide;
import java.time.temporal.ChronoUnit;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The figures of one quote that do not depend on the other quotes.
 *
 * @param leadTimeDays days from the deadline's day to the earliest audit, at least 1
 */
public record QuoteMetrics(
    Offer offer,
    CycleCost cycleCost,
    CostPerAuditDay costPerAuditDay,
    AuditLengthCheck main,
    AuditLengthCheck surveillance,
    long leadTimeDays) {

  static QuoteMetrics of(Offer offer, ComparisonTerms terms, PriceGuide guide) {
    return new QuoteMetrics(
        offer,
        CycleCost.of(offer.content(), guide),
        CostPerAuditDay.of(offer.content()),
        AuditLengthCheck.of(offer.content().mainLength(), terms.main()),
        AuditLengthCheck.of(offer.content().surveillanceLength(), terms.surveillance()),
        Math.max(1, ChronoUnit.DAYS.between(terms.closesOn(), offer.content().earliestAuditOn())));
  }

  /** The value scored by a criterion; lower is better. */
  BigFraction measure(CriterionCode criterion) {
    switch (criterion) {
      case CYCLE_COST:
        return BigFraction.of(cycleCost.exclTax());
      case COST_PER_AUDIT_DAY:
        return costPerAuditDay.exact();
      case LEAD_TIME:
        return BigFraction.of(leadTimeDays);
      default:
        throw new IllegalArgumentException("no measure for " + criterion);
    }
  }

  /**
   * Whether an audit is shorter than a confirmed minimum: such a quote offers less than the law
   * requires, so its price cannot be compared.
   */
  public boolean belowMinimum() {
    return main == AuditLengthCheck.BELOW_MINIMUM || surveillance == AuditLengthCheck.BELOW_MINIMUM;
  }

  public boolean belowIndicative() {
    return main == AuditLengthCheck.BELOW_INDICATIVE
        || surveillance == AuditLengthCheck.BELOW_INDICATIVE;
  }
}
