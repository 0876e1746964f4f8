package io.qualitender.api.reference.priceguide;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import com.fasterxml.jackson.annotation.JacksonInject;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.TurnoverBand;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a certification is said to cost, as published when it was read: hints, shown as such, until
 * real quotes say better. Whole euros, excluding VAT. It also holds the closed list of quote lines.
 *
 * @param version which dated file this is: what a publication freezes
 * @param readOn the day the sources were read
 * @param lastCheckedOn the day all of it was read again; null in the oldest file
 * @param currency EUR
 * @param vat excluded
 * @param quoteTerms what stands beside the figures; none in the oldest file
 */
public record PriceGuide(
    @JacksonInject("version") String version,
    LocalDate readOn,
    LocalDate lastCheckedOn,
    String currency,
    String vat,
    BilingualText note,
    List<TotalCost> totalCost,
    List<Component> components,
    List<QuoteLine> quoteLines,
    List<QuoteTerm> quoteTerms,
    BilingualText indirectCosts) {

  /**
   * @param fromEuro null where nothing is published
   * @param toEuro null where there is no published upper end
   */
  public record TotalCost(
      TurnoverBand turnoverBand, Long fromEuro, Long toEuro, BilingualText basis) {
    public TotalCost {
      check(turnoverBand != null && basis != null, "totalCost lacks its band or its basis");
      check(fromEuro == null || toEuro == null || fromEuro <= toEuro, "totalCost upside down");
    }
  }

  /**
   * @param item what is paid for
   * @param fromEuro null where nothing is published
   * @param toEuro null where there is no published upper end
   * @param scope whom the figures hold for
   */
  public record Component(
      Item item, Long fromEuro, Long toEuro, BilingualText scope, Confidence confidence) {
    public Component {
      check(
          item != null && scope != null && confidence != null,
          "a component lacks its item, scope or confidence");
      check(fromEuro == null || toEuro == null || fromEuro <= toEuro, item + ": upside down");
    }
  }

  public enum Item {
    INITIAL_AUDIT,
    SURVEILLANCE_AUDIT,
    RENEWAL_AUDIT,
    CERTIFICATE_FEE,
    THREE_YEAR_CYCLE,
    THREE_YEAR_CYCLE_ALL_EXTRAS,
    TECHNICAL_FEE,
    EXPRESS_SURCHARGE
  }

  /**
   * @param required whether a quote must give it, as an amount or as included
   * @param timesInCycleCost how often it counts in the cost of the three years; 0 is shown only, -1
   *     is taken off
   * @param replaces the line of an older guide for which it stands; null for most
   * @param note null for most
   */
  public record QuoteLine(
      CostLine code,
      boolean required,
      int timesInCycleCost,
      CostLine replaces,
      BilingualText note) {
    public QuoteLine {
      check(code != null, "a quote line lacks its code");
      check(
          timesInCycleCost >= (code == CostLine.DISCOUNT ? -1 : 0),
          code + ": only a discount is taken off");
      check(!required || timesInCycleCost > 0, code + ": what is required counts");
    }

    /** Whether the cost of the three years depends on it. */
    public boolean counted() {
      return timesInCycleCost != 0;
    }
  }

  /**
   * @param values the words it may take; none where it is a number
   * @param unit of the number; null where it is a word
   */
  public record QuoteTerm(TermCode code, List<String> values, String unit, BilingualText note) {
    public QuoteTerm {
      check(code != null, "a term lacks its code");
      check((values == null) != (unit == null), code + ": either values or a unit");
      values = values == null ? List.of() : List.copyOf(values);
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
    quoteTerms = quoteTerms == null ? List.of() : List.copyOf(quoteTerms);
    check(
        totalCost.stream()
            .map(TotalCost::turnoverBand)
            .toList()
            .equals(List.of(TurnoverBand.values())),
        "totalCost: each turnover band once, in order");
    List<CostLine> codes = quoteLines.stream().map(QuoteLine::code).toList();
    check(
        !codes.isEmpty() && codes.equals(codes.stream().distinct().sorted().toList()),
        "quoteLines: lines of " + Arrays.toString(CostLine.values()) + ", each once, in order");
    List<TermCode> terms = quoteTerms.stream().map(QuoteTerm::code).toList();
    check(
        terms.equals(terms.stream().distinct().sorted().toList()),
        "quoteTerms: terms of " + Arrays.toString(TermCode.values()) + ", each once, in order");
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

  /** What the guide says of a line; empty where it does not ask for it. */
  public Optional<QuoteLine> line(CostLine code) {
    return quoteLines.stream().filter(line -> line.code() == code).findFirst();
  }

  /** Whether quotes under this guide give a term. */
  public boolean asksFor(TermCode code) {
    return quoteTerms.stream().anyMatch(term -> term.code() == code);
  }
}
