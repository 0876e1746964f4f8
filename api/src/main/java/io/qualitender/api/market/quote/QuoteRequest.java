package io.qualitender.api.market.quote;

import io.qualitender.api.market.price.QuoteContent;
import io.qualitender.api.market.price.QuoteLine;
import io.qualitender.api.market.price.QuoteTerms;
import io.qualitender.api.market.price.VatRates;
import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.kernel.input.ReadOnly;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A quote on the wire, for creating and for merge patches. Totals are computed, never sent. */
record QuoteRequest(
    @Valid AuditDays auditDays,
    @Min(0) @Max(10_000) Integer vatRateBp,
    @VisibleText(max = 200) String vatExemptionReason,
    LocalDate earliestAuditOn,
    LocalDate validUntilOn,
    @Valid @Size(max = QuoteRequest.MAX_LINES) List<@NotNull Line> lines,
    @Valid QuoteTerms terms) {

  /** Each line of the closed list once. */
  static final int MAX_LINES = 21;

  /** Days of each audit, in half days: 0.5 to 100. */
  record AuditDays(
      @NotNull @DecimalMin("0.5") @DecimalMax("100") BigDecimal main,
      @NotNull @DecimalMin("0.5") @DecimalMax("100") BigDecimal surveillance) {}

  /** One line: an amount in euro cents, or included, or not offered; a discount has a condition. */
  record Line(
      @NotNull CostLine code,
      @Min(0) @Max(100_000_000) Long amount,
      Boolean included,
      Boolean notOffered,
      @ReadOnly Boolean counted,
      @VisibleText(max = 200) String condition) {

    /** Null means false, so that equal lines compare equal. */
    Line {
      included = Boolean.TRUE.equals(included);
      notOffered = Boolean.TRUE.equals(notOffered);
    }

    boolean isTrue(Boolean value) {
      return Boolean.TRUE.equals(value);
    }

    int valuesGiven() {
      return (amount != null ? 1 : 0) + (isTrue(included) ? 1 : 0) + (isTrue(notOffered) ? 1 : 0);
    }
  }

  /** The request that would write the quote: a merge patch is applied to it. */
  static QuoteRequest of(QuoteContent content) {
    return new QuoteRequest(
        content.mainHalfDays() == null && content.surveillanceHalfDays() == null
            ? null
            : new AuditDays(content.mainLength().days(), content.surveillanceLength().days()),
        content.vatRateBp(),
        content.vatExemptionReason(),
        content.earliestAuditOn(),
        content.validUntilOn(),
        content.lines().stream()
            .map(
                line ->
                    new Line(
                        line.code(),
                        line.amount(),
                        line.included(),
                        line.notOffered(),
                        null,
                        line.condition()))
            .toList(),
        content.terms());
  }

  /** Checks the given values; missing values are checked on submission. */
  void check(PriceGuide guide, VatRates rates, Faults faults) {
    faults.check(
        vatRateBp == null || faults.has("/vat_rate_bp") || rates.rate(vatRateBp).isPresent(),
        "/vat_rate_bp",
        "not_a_vat_rate",
        Text.of("quote.not_a_vat_rate", rates.basisPoints()));
    if (auditDays != null) {
      checkHalves(auditDays.main(), "/audit_days/main", faults);
      checkHalves(auditDays.surveillance(), "/audit_days/surveillance", faults);
    }
    Set<CostLine> seen = EnumSet.noneOf(CostLine.class);
    for (int i = 0; lines != null && i < lines.size(); i++) {
      checkLine(lines.get(i), "/lines/" + i, seen, guide, faults);
    }
    if (terms != null) {
      terms.check(guide, faults);
    }
  }

  private static void checkLine(
      Line line, String pointer, Set<CostLine> seen, PriceGuide guide, Faults faults) {
    if (line == null || line.code() == null) {
      return;
    }
    faults.check(
        seen.add(line.code()), pointer + "/code", "repeated", Text.of("quote.line_repeated"));
    if (!faults.has(pointer)) {
      faults.check(
          line.valuesGiven() == 1, pointer, "one_of", Text.of("quote.line_says_one_thing"));
    }
    boolean discount = line.code() == CostLine.DISCOUNT;
    faults.check(
        guide.line(line.code()).isPresent(),
        pointer + "/code",
        "not_asked",
        Text.of("quote.line_not_asked", line.code()));
    faults.check(
        !discount || line.amount() == null || line.amount() > 0,
        pointer + "/amount",
        "out_of_range",
        Text.of("quote.discount_positive"));
    faults.check(
        discount || line.condition() == null,
        pointer + "/condition",
        "not_a_discount",
        Text.of("quote.condition_of_discount"));
  }

  private static void checkHalves(BigDecimal days, String pointer, Faults faults) {
    if (days == null || faults.has(pointer)) {
      return;
    }
    try {
      HalfDays.ofDays(days);
    } catch (IllegalArgumentException notHalves) {
      faults.at(pointer, "not_halves", Text.of("quote.not_halves"));
    }
  }

  /** The content; only valid without faults. */
  QuoteContent content() {
    return new QuoteContent(
        lines == null
            ? List.of()
            : lines.stream()
                .map(
                    line ->
                        new QuoteLine(
                            line.code(),
                            line.amount(),
                            line.isTrue(line.included()),
                            line.isTrue(line.notOffered()),
                            line.condition()))
                .toList(),
        auditDays == null ? null : HalfDays.ofDays(auditDays.main()).count(),
        auditDays == null ? null : HalfDays.ofDays(auditDays.surveillance()).count(),
        vatRateBp,
        vatExemptionReason,
        earliestAuditOn,
        validUntilOn,
        terms);
  }
}
