package io.qualitender.peer;

import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.publication.Publication;
import io.qualitender.api.market.publication.TenderRuleSet;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import java.time.LocalDate;

/** What a quote needs to be submitted. */
final class QuoteRules {

  private QuoteRules() {}

  static Faults missing(
      QuoteContent content, Publication publication, PriceGuide guide, TenderRuleSet rules) {
    Faults faults = new Faults();
    for (CostLine line : content.missing(guide)) {
      faults.at("/lines", "line_missing", Text.of("quote.line_missing", line));
    }
    content.lines().stream()
        .filter(line -> line.notOffered())
        .filter(line -> guide.line(line.code()).map(PriceGuide.QuoteLine::counted).orElse(false))
        .forEach(
            line ->
                faults.at("/lines", "line_required", Text.of("quote.line_required", line.code())));
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
    required(faults, content.mainHalfDays(), "/audit_days/main", "quote.give_main_days");
    required(
        faults,
        content.surveillanceHalfDays(),
        "/audit_days/surveillance",
        "quote.give_surveillance_days");
    if (required(faults, content.vatRateBp(), "/vat_rate_bp", "quote.give_vat_rate")) {
      boolean exempt = content.vatRateBp() == 0;
      boolean reason = content.vatExemptionReason() != null;
      String pointer = "/vat_exemption_reason";
      faults.check(!exempt || reason, pointer, "required", Text.of("quote.say_why_no_vat"));
      faults.check(exempt || !reason, pointer, "not_exempt", Text.of("quote.not_exempt"));
    }
    LocalDate deadline = Paris.dayOf(publication.closesAt());
    LocalDate audit = content.earliestAuditOn();
    if (required(faults, audit, "/earliest_audit_on", "quote.give_earliest")) {
      faults.check(
          audit.isAfter(deadline),
          "/earliest_audit_on",
          "too_early",
          Text.of("quote.audit_too_early", deadline.plusDays(1)));
    }
    int days = rules.quote().minValidityDaysAfterDeadline();
    LocalDate until = content.validUntilOn();
    if (required(faults, until, "/valid_until_on", "quote.give_valid_until")) {
      faults.check(
          !until.isBefore(deadline.plusDays(days)),
          "/valid_until_on",
          "too_early",
          Text.of("quote.valid_too_short", days, deadline.plusDays(days)));
    }
    return faults;
  }

  private static boolean required(Faults faults, Object value, String pointer, String message) {
    return faults.check(value != null, pointer, "required", Text.of(message));
  }
}
