package io.qualitender.api.reference;

import io.qualitender.api.priceguide.CostLine;
import io.qualitender.api.priceguide.PriceGuide;
import io.qualitender.api.referential.Confidence;
import io.qualitender.api.referential.TurnoverBand;
import java.time.LocalDate;
import java.util.List;

/** Published hints about prices, and the closed list of quote lines. */
record PriceGuideView(
    String object,
    LocalDate readOn,
    String currency,
    String vat,
    String note,
    List<TotalCostView> totalCost,
    List<ComponentView> components,
    List<QuoteLineView> quoteLines,
    String indirectCosts) {

  /** An end is null where nothing is published. */
  record TotalCostView(TurnoverBand turnoverBand, MoneyView from, MoneyView to, String basis) {}

  record ComponentView(
      PriceGuide.Item item, MoneyView from, MoneyView to, String scope, Confidence confidence) {}

  record QuoteLineView(CostLine code, boolean required, int timesInCycleCost) {}

  static PriceGuideView of(PriceGuide guide) {
    return new PriceGuideView(
        "price_guide",
        guide.readOn(),
        guide.currency(),
        guide.vat(),
        guide.note(),
        guide.totalCost().stream()
            .map(
                total ->
                    new TotalCostView(
                        total.turnoverBand(),
                        MoneyView.ofEuros(total.fromEuro()),
                        MoneyView.ofEuros(total.toEuro()),
                        total.basis()))
            .toList(),
        guide.components().stream()
            .map(
                component ->
                    new ComponentView(
                        component.item(),
                        MoneyView.ofEuros(component.fromEuro()),
                        MoneyView.ofEuros(component.toEuro()),
                        component.scope(),
                        component.confidence()))
            .toList(),
        guide.quoteLines().stream()
            .map(line -> new QuoteLineView(line.code(), line.required(), line.timesInCycleCost()))
            .toList(),
        guide.indirectCosts());
  }
}
