package io.qualitender.api.reference.web;

import io.qualitender.api.reference.priceguide.CostLine;
import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.api.reference.priceguide.TermCode;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.TurnoverBand;
import io.qualitender.kernel.text.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Published prices, and the lines and terms of a quote. */
record PriceGuideView(
    String object,
    String guideVersion,
    LocalDate readOn,
    LocalDate lastCheckedOn,
    String currency,
    String vat,
    String note,
    List<TotalCostView> totalCost,
    List<ComponentView> components,
    List<QuoteLineView> quoteLines,
    List<QuoteTermView> quoteTerms,
    String indirectCosts) {

  /** A limit is null if not published. */
  record TotalCostView(TurnoverBand turnoverBand, MoneyView from, MoneyView to, String basis) {}

  record ComponentView(
      PriceGuide.Item item, MoneyView from, MoneyView to, String scope, Confidence confidence) {}

  record QuoteLineView(CostLine code, boolean required, int timesInCycleCost, CostLine replaces) {}

  /**
   * @param values empty for a number
   * @param unit null for an enumeration
   */
  record QuoteTermView(TermCode code, List<String> values, String unit) {}

  static PriceGuideView of(PriceGuide guide, Language language) {
    return new PriceGuideView(
        "price_guide",
        guide.version(),
        guide.readOn(),
        guide.lastCheckedOn(),
        guide.currency(),
        guide.vat(),
        guide.note().in(language),
        guide.totalCost().stream()
            .map(
                total ->
                    new TotalCostView(
                        total.turnoverBand(),
                        MoneyView.ofEuros(total.fromEuro()),
                        MoneyView.ofEuros(total.toEuro()),
                        total.basis().in(language)))
            .toList(),
        guide.components().stream()
            .map(
                component ->
                    new ComponentView(
                        component.item(),
                        MoneyView.ofEuros(component.fromEuro()),
                        MoneyView.ofEuros(component.toEuro()),
                        component.scope().in(language),
                        component.confidence()))
            .toList(),
        guide.quoteLines().stream()
            .map(
                line ->
                    new QuoteLineView(
                        line.code(), line.required(), line.timesInCycleCost(), line.replaces()))
            .toList(),
        guide.quoteTerms().stream()
            .map(
                term ->
                    new QuoteTermView(
                        term.code(),
                        term.values().stream()
                            .map(value -> value.toLowerCase(Locale.ROOT))
                            .toList(),
                        term.unit()))
            .toList(),
        guide.indirectCosts().in(language));
  }
}
