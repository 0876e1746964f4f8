package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.StatutoryDays;
import io.qualitender.api.market.publication.TenderKind;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.problem.Warning;
import io.qualitender.kernel.text.Euros;
import io.qualitender.kernel.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Warnings about values of a quote that are accepted but will probably keep it from winning, for
 * its body and for the organization. Limits are those frozen with the tender.
 */
public final class QuoteWarnings {

  private static final int CENTS = 100;
  private static final int ALL = 100;

  private final Publication publication;
  private final PriceGuide guide;
  private final TenderRuleSet rules;
  private final List<Warning> found = new ArrayList<>();

  private QuoteWarnings(Publication publication, PriceGuide guide, TenderRuleSet rules) {
    this.publication = publication;
    this.guide = guide;
    this.rules = rules;
  }

  /**
   * @param content may be a draft: missing values give no warning
   */
  public static List<Warning> of(
      QuoteContent content, Publication publication, PriceGuide guide, TenderRuleSet rules) {
    QuoteWarnings warnings = new QuoteWarnings(publication, guide, rules);
    warnings.lengths(content);
    warnings.auditPrices(content);
    warnings.dates(content);
    return List.copyOf(warnings.found);
  }

  private void lengths(QuoteContent content) {
    StatutoryDays law = publication.content().statutoryDays();
    length("/audit_days/main", content.mainLength(), law == null ? null : law.main());
    length(
        "/audit_days/surveillance",
        content.surveillanceLength(),
        law == null ? null : law.surveillance());
  }

  private void length(String pointer, HalfDays offered, StatutoryDays.Length law) {
    if (offered == null || law == null || offered.compareTo(law.days()) >= 0) {
      return;
    }
    boolean confirmed = law.confirmedDays() != null && offered.compareTo(law.confirmedDays()) < 0;
    found.add(
        confirmed
            ? Warning.at(
                pointer,
                "below_minimum",
                Text.of("quote.below_minimum", offered.days(), law.confirmedDays().days()))
            : Warning.at(
                pointer,
                "below_indicative",
                Text.of("quote.below_indicative", offered.days(), law.days().days())));
  }

  /** Indexes are those of the lines as shown: in the order of {@link CostLine}. */
  private void auditPrices(QuoteContent content) {
    if (rules.warnings() == null) {
      return;
    }
    List<QuoteLine> shown =
        content.lines().stream().sorted(Comparator.comparing(QuoteLine::code)).toList();
    for (int i = 0; i < shown.size(); i++) {
      QuoteLine line = shown.get(i);
      Long lowest = lowestPublished(line.code());
      if (line.amount() == null || lowest == null) {
        continue;
      }
      long limit =
          Math.multiplyExact(lowest, rules.warnings().auditPricePercentOfGuide()) * CENTS / ALL;
      if (line.amount() < limit) {
        found.add(
            Warning.at(
                "/lines/" + i + "/amount",
                "audit_price_low",
                Text.of(
                    "quote.audit_price_low",
                    line.code(),
                    new Euros(line.amount()),
                    new Euros(lowest * CENTS))));
      }
    }
  }

  /** Whole euros; null where nothing is published for the line. */
  private Long lowestPublished(CostLine code) {
    PriceGuide.Item item;
    if (code == CostLine.SURVEILLANCE_AUDIT) {
      item = PriceGuide.Item.SURVEILLANCE_AUDIT;
    } else if (code == CostLine.MAIN_AUDIT && publication.content().kind() == TenderKind.INITIAL) {
      item = PriceGuide.Item.INITIAL_AUDIT;
    } else if (code == CostLine.MAIN_AUDIT && publication.content().kind() == TenderKind.RENEWAL) {
      item = PriceGuide.Item.RENEWAL_AUDIT;
    } else {
      return null;
    }
    return guide.components().stream()
        .filter(component -> component.item() == item && component.fromEuro() != null)
        .map(PriceGuide.Component::fromEuro)
        .min(Long::compare)
        .orElse(null);
  }

  private void dates(QuoteContent content) {
    LocalDate earliest = content.earliestAuditOn();
    if (earliest == null) {
      return;
    }
    if (content.validUntilOn() != null && earliest.isAfter(content.validUntilOn())) {
      found.add(
          Warning.at(
              "/earliest_audit_on",
              "audit_after_validity",
              Text.of("quote.audit_after_validity", earliest, content.validUntilOn())));
    }
    Publication.Period period = publication.content().wishedPeriod();
    boolean outside =
        period != null
            && ((period.fromOn() != null && earliest.isBefore(period.fromOn()))
                || (period.toOn() != null && earliest.isAfter(period.toOn())));
    if (outside) {
      found.add(
          Warning.at(
              "/earliest_audit_on",
              "outside_wished_period",
              Text.of("quote.outside_wished_period", earliest, period.fromOn(), period.toOn())));
    }
  }
}
