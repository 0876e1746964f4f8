package io.qualitender.api.priceguide;

import static io.qualitender.api.referential.ReferenceFiles.check;

import com.fasterxml.jackson.annotation.JacksonInject;
import io.qualitender.api.referential.Confidence;
import io.qualitender.api.referential.ReferenceFiles;
import io.qualitender.api.referential.TurnoverBand;
import io.qualitender.api.referential.Versions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What a certification is said to cost, as published when it was read: hints, shown as such, until
 * real quotes say better. Whole euros, excluding VAT. It also holds the closed list of quote lines.
 *
 * @param version which dated file this is: what a publication freezes
 * @param readOn the day the sources were read
 * @param currency EUR
 * @param vat excluded
 */
public record PriceGuide(
    @JacksonInject("version") String version,
    LocalDate readOn,
    String currency,
    String vat,
    String note,
    List<TotalCost> totalCost,
    List<Component> components,
    List<QuoteLine> quoteLines,
    String indirectCosts) {

  /**
   * @param fromEuro null where nothing is published
   * @param toEuro null where there is no published upper end
   */
  public record TotalCost(TurnoverBand turnoverBand, Long fromEuro, Long toEuro, String basis) {
    public TotalCost {
      check(turnoverBand != null && basis != null, "totalCost lacks its band or its basis");
      check(fromEuro == null || toEuro == null || fromEuro <= toEuro, "totalCost upside down");
    }
  }

  /**
   * @param item what is paid for
   * @param scope whom the figures hold for
   */
  public record Component(
      Item item, long fromEuro, long toEuro, String scope, Confidence confidence) {
    public Component {
      check(
          item != null && scope != null && confidence != null,
          "a component lacks its item, scope or confidence");
      check(fromEuro <= toEuro, item + ": upside down");
    }
  }

  public enum Item {
    INITIAL_AUDIT,
    SURVEILLANCE_AUDIT,
    RENEWAL_AUDIT,
    CERTIFICATE_FEE,
    THREE_YEAR_CYCLE,
    THREE_YEAR_CYCLE_ALL_EXTRAS
  }

  /**
   * @param required whether a quote must give it, as an amount or as included
   * @param timesInCycleCost how often it counts in the cost of the three years; 0 is shown only
   */
  public record QuoteLine(CostLine code, boolean required, int timesInCycleCost) {
    public QuoteLine {
      check(code != null, "a quote line lacks its code");
      check(timesInCycleCost >= 0, code + ": counted a negative number of times");
      check(
          required == (timesInCycleCost > 0),
          code + ": what counts is required, what does not is not");
    }
  }

  public PriceGuide {
    check(readOn != null, "readOn lacks");
    check("EUR".equals(currency), "currency is not EUR: " + currency);
    check("excluded".equals(vat), "vat is not excluded: " + vat);
    check(totalCost != null && components != null && quoteLines != null, "a table lacks");
    totalCost = List.copyOf(totalCost);
    components = List.copyOf(components);
    quoteLines = List.copyOf(quoteLines);
    check(
        totalCost.stream()
            .map(TotalCost::turnoverBand)
            .toList()
            .equals(List.of(TurnoverBand.values())),
        "totalCost: each turnover band once, in order");
    check(
        quoteLines.stream().map(QuoteLine::code).toList().equals(List.of(CostLine.values())),
        "quoteLines: each line of " + Arrays.toString(CostLine.values()) + " once, in order");
  }

  /** The guides that came with the program. */
  public static Versions<PriceGuide> versions() {
    return ReferenceFiles.versions(
        "price guides", ReferenceFiles.Index::priceGuides, PriceGuide.class);
  }

  /** The last guide read, of those that came with the program. */
  public static PriceGuide load() {
    return versions().newestFirst().get(0).content();
  }

  /** What the guide says of a line. */
  public QuoteLine line(CostLine code) {
    return quoteLines.get(code.ordinal());
  }
}
