package io.qualitender.api.market.price;

import io.qualitender.api.reference.auditduration.HalfDays;
import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import java.util.Comparator;
import java.util.List;

/** The figures of a quote on the wire, the same in every view of a quote. Money in euro cents. */
public final class PriceView {

  private static final String CURRENCY = "EUR";

  private PriceView() {}

  /**
   * @param amount excluding VAT; null unless the line is priced
   * @param counted whether it is part of the three-year cost; a discount is subtracted
   * @param condition of a discount; else null
   */
  public record Line(
      CostLine code,
      Long amount,
      boolean included,
      boolean notOffered,
      boolean counted,
      String condition) {}

  /** The three-year cost. */
  public record Cycle(long exclTax, long tax, long inclTax, String currency) {}

  /** Rounded half up to the cent. */
  public record PerDay(long exclTax, String currency) {}

  /** The days offered. */
  public record Days(HalfDays main, HalfDays surveillance) {}

  /** The lines in the order of the closed list. */
  public static List<Line> lines(QuoteContent content, PriceGuide guide) {
    return content.lines().stream()
        .sorted(Comparator.comparing(QuoteLine::code))
        .map(
            line ->
                new Line(
                    line.code(),
                    line.amount(),
                    line.included(),
                    line.notOffered(),
                    guide.line(line.code()).map(PriceGuide.QuoteLine::counted).orElse(false),
                    line.condition()))
        .toList();
  }

  public static Cycle cycle(CycleCost cost) {
    return new Cycle(cost.exclTax(), cost.tax(), cost.inclTax(), CURRENCY);
  }

  /**
   * Null while a required line or the VAT rate is missing, or where the discount exceeds the rest.
   */
  public static Cycle cycle(QuoteContent content, PriceGuide guide) {
    return content.vatRateBp() == null
            || !content.missing(guide).isEmpty()
            || content.isNegative(guide)
        ? null
        : cycle(CycleCost.of(content, guide));
  }

  public static PerDay perDay(CostPerAuditDay cost) {
    return new PerDay(cost.cents(), CURRENCY);
  }

  /** Null while one of the two audits lacks its line or its length. */
  public static PerDay perDay(QuoteContent content) {
    boolean known =
        content.mainHalfDays() != null
            && content.surveillanceHalfDays() != null
            && content.line(CostLine.MAIN_AUDIT).isPresent()
            && content.line(CostLine.SURVEILLANCE_AUDIT).isPresent();
    return known ? perDay(CostPerAuditDay.of(content)) : null;
  }

  /** Null while one of the two lengths is missing. */
  public static Days days(QuoteContent content) {
    return content.mainHalfDays() == null || content.surveillanceHalfDays() == null
        ? null
        : new Days(content.mainLength(), content.surveillanceLength());
  }
}
