package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import java.time.LocalDate;

/**
 * What a quote needs to be submitted: every required line ({@code quoteLines} of the price guide),
 * days, VAT rate, and dates after the deadline ({@link TenderRuleSet}).
 */
final class QuoteRules {

  private final PriceGuide guide;
  private final TenderRuleSet rules;

  QuoteRules(PriceGuide guide, TenderRuleSet rules) {
    this.guide = guide;
    this.rules = rules;
  }

  void checkComplete(QuoteContent content, Publication publication, Faults faults) {
    content
        .missing(guide)
        .forEach(line -> faults.at("/lines", "line_missing", Text.of("quote.line_missing", line)));
    content.lines().stream()
        .filter(
            line ->
                line.notOffered()
                    && guide.line(line.code()).map(PriceGuide.QuoteLine::counted).orElse(false))
        .forEach(
            line ->
                faults.at("/lines", "line_required", Text.of("quote.line_required", line.code())));
    checkDiscount(content, faults);
    require(
        content.mainHalfDays() != null,
        "/audit_days/main",
        Text.of("quote.give_main_days"),
        faults);
    require(
        content.surveillanceHalfDays() != null,
        "/audit_days/surveillance",
        Text.of("quote.give_surveillance_days"),
        faults);
    checkVat(content, faults);
    checkDates(content, Paris.dayOf(publication.closesAt()), faults);
  }

  /** A discount has a positive amount and a condition, and never makes a quote negative. */
  private void checkDiscount(QuoteContent content, Faults faults) {
    content
        .line(CostLine.DISCOUNT)
        .ifPresent(
            discount -> {
              faults.check(
                  discount.cents() > 0 && discount.condition() != null,
                  "/lines",
                  "discount_incomplete",
                  Text.of("quote.discount_incomplete"));
              faults.check(
                  !content.isNegative(guide),
                  "/lines",
                  "discount_too_large",
                  Text.of("quote.discount_too_large"));
            });
  }

  private static void checkVat(QuoteContent content, Faults faults) {
    if (content.vatRateBp() == null) {
      require(false, "/vat_rate_bp", Text.of("quote.give_vat_rate"), faults);
      return;
    }
    boolean exempt = content.vatRateBp() == 0;
    faults.check(
        !exempt || content.vatExemptionReason() != null,
        "/vat_exemption_reason",
        "required",
        Text.of("quote.say_why_no_vat"));
    faults.check(
        exempt || content.vatExemptionReason() == null,
        "/vat_exemption_reason",
        "not_exempt",
        Text.of("quote.not_exempt"));
  }

  private void checkDates(QuoteContent content, LocalDate deadline, Faults faults) {
    if (content.earliestAuditOn() == null) {
      require(false, "/earliest_audit_on", Text.of("quote.give_earliest"), faults);
    } else {
      faults.check(
          content.earliestAuditOn().isAfter(deadline),
          "/earliest_audit_on",
          "too_early",
          Text.of("quote.audit_too_early", deadline.plusDays(1)));
    }
    LocalDate earliest = deadline.plusDays(rules.quote().minValidityDaysAfterDeadline());
    if (content.validUntilOn() == null) {
      require(false, "/valid_until_on", Text.of("quote.give_valid_until"), faults);
    } else {
      faults.check(
          !content.validUntilOn().isBefore(earliest),
          "/valid_until_on",
          "too_early",
          Text.of("quote.valid_too_short", rules.quote().minValidityDaysAfterDeadline(), earliest));
    }
  }

  private static void require(boolean given, String pointer, Text what, Faults faults) {
    faults.check(given, pointer, "required", what);
  }
}
