package io.qualitender.api.quote;

import io.qualitender.api.price.QuoteContent;
import io.qualitender.api.priceguide.CostLine;
import io.qualitender.api.priceguide.PriceGuide;
import io.qualitender.api.publication.Publication;
import io.qualitender.api.publication.TenderTerms;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.time.Paris;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What a quote must hold to be submitted: every required line of the closed list ({@code
 * price-guide: quoteLines}), days, VAT rate, and dates that stand after the deadline ({@link
 * TenderTerms}).
 */
final class QuoteRules {

  private final PriceGuide guide;
  private final TenderTerms terms;

  QuoteRules(PriceGuide guide, TenderTerms terms) {
    this.guide = guide;
    this.terms = terms;
  }

  void checkComplete(QuoteContent content, Publication publication, Faults faults) {
    content
        .missing(guide)
        .forEach(
            line ->
                faults.at(
                    "/lines",
                    "line_missing",
                    "Give the line %s: an amount, or included: true.".formatted(word(line))));
    content.lines().stream()
        .filter(
            line ->
                line.notOffered()
                    && guide.line(line.code()).map(PriceGuide.QuoteLine::counted).orElse(false))
        .forEach(
            line ->
                faults.at(
                    "/lines",
                    "line_required",
                    "%s must be an amount or included: true.".formatted(word(line.code()))));
    checkDiscount(content, faults);
    require(
        content.mainHalfDays() != null, "/audit_days/main", "the days of the main audit", faults);
    require(
        content.surveillanceHalfDays() != null,
        "/audit_days/surveillance",
        "the days of the surveillance audit",
        faults);
    checkVat(content, faults);
    checkDates(content, Paris.dayOf(publication.closesAt()), faults);
  }

  /** A positive amount with its condition in words; it never makes a quote negative. */
  private void checkDiscount(QuoteContent content, Faults faults) {
    content
        .line(CostLine.DISCOUNT)
        .ifPresent(
            discount -> {
              faults.check(
                  discount.cents() > 0 && discount.condition() != null,
                  "/lines",
                  "discount_incomplete",
                  "A discount is a positive amount with its condition in words.");
              faults.check(
                  !content.isNegative(guide),
                  "/lines",
                  "discount_too_large",
                  "The discount takes off more than the other lines come to.");
            });
  }

  private static void checkVat(QuoteContent content, Faults faults) {
    if (content.vatRateBp() == null) {
      require(false, "/vat_rate_bp", "the VAT rate in basis points (2000 is 20 %)", faults);
      return;
    }
    boolean exempt = content.vatRateBp() == 0;
    faults.check(
        !exempt || content.vatExemptionReason() != null,
        "/vat_exemption_reason",
        "required",
        "Say why no VAT is due.");
    faults.check(
        exempt || content.vatExemptionReason() == null,
        "/vat_exemption_reason",
        "not_exempt",
        "A reason for exemption goes with a rate of 0 only.");
  }

  private void checkDates(QuoteContent content, LocalDate deadline, Faults faults) {
    if (content.earliestAuditOn() == null) {
      require(false, "/earliest_audit_on", "the earliest day of the main audit", faults);
    } else {
      faults.check(
          content.earliestAuditOn().isAfter(deadline),
          "/earliest_audit_on",
          "too_early",
          "The audit cannot be before the day after the deadline, " + deadline.plusDays(1) + ".");
    }
    LocalDate least = deadline.plusDays(terms.quote().minValidityDaysAfterDeadline());
    if (content.validUntilOn() == null) {
      require(false, "/valid_until_on", "the last day the quote holds", faults);
    } else {
      faults.check(
          !content.validUntilOn().isBefore(least),
          "/valid_until_on",
          "too_early",
          "A quote holds at least %d days after the deadline: %s or later."
              .formatted(terms.quote().minValidityDaysAfterDeadline(), least));
    }
  }

  private static void require(boolean given, String pointer, String what, Faults faults) {
    faults.check(given, pointer, "required", "Give " + what + " before submitting.");
  }

  private static String word(CostLine line) {
    return line.name().toLowerCase(Locale.ROOT);
  }
}
