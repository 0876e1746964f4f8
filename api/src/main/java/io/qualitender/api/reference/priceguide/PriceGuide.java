package io.qualitender.api.reference.priceguide;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import com.fasterxml.jackson.annotation.JacksonInject;
import io.qualitender.api.reference.referential.BilingualText;
import io.qualitender.api.reference.referential.Confidence;
import io.qualitender.api.reference.referential.DatedFile;
import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.TurnoverBand;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Published prices of certifications: indications in whole euros, excluding VAT. Also the lines and
 * terms of a quote.
 *
 * @param version the id of the dated file, frozen in publications
 * @param readOn the day the sources were read
 * @param lastCheckedOn the day all of it was last checked; null in the oldest file
 * @param currency EUR
 * @param vat excluded
 * @param quoteTerms the contract terms of a quote; empty in the oldest file
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
   * @param fromEuro null if none is published
   * @param toEuro null if no upper limit is published
   */
  public record TotalCost(
      TurnoverBand turnoverBand, Long fromEuro, Long toEuro, BilingualText basis) {
    public TotalCost {
      check(turnoverBand != null && basis != null, "totalCost without band or basis");
      check(
          fromEuro == null || toEuro == null || fromEuro <= toEuro, "totalCost: from is above to");
    }
  }

  /**
   * @param item what is paid for
   * @param fromEuro null if none is published
   * @param toEuro null if no upper limit is published
   * @param scope for whom the figures are valid
   */
  public record Component(
      Item item, Long fromEuro, Long toEuro, BilingualText scope, Confidence confidence) {
    public Component {
      check(
          item != null && scope != null && confidence != null,
          "component without item, scope or confidence");
      check(fromEuro == null || toEuro == null || fromEuro <= toEuro, item + ": from is above to");
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
   * @param required whether a quote must have it, as an amount or included
   * @param timesInCycleCost factor in the three-year cost; 0 for lines shown only, -1 for the
   *     discount
   * @param replaces the line of an older guide that it replaces; else null
   * @param note else null
   */
  public record QuoteLine(
      CostLine code,
      boolean required,
      int timesInCycleCost,
      CostLine replaces,
      BilingualText note) {
    public QuoteLine {
      check(code != null, "quote line without code");
      check(
          timesInCycleCost >= (code == CostLine.DISCOUNT ? -1 : 0),
          code + ": only the discount may be negative");
      check(!required || timesInCycleCost > 0, code + ": a required line must count");
    }

    /** Whether it is part of the three-year cost. */
    public boolean counted() {
      return timesInCycleCost != 0;
    }
  }

  /**
   * @param values the allowed values; empty for a number
   * @param unit unit of the number; null for an enumeration
   */
  public record QuoteTerm(TermCode code, List<String> values, String unit, BilingualText note) {
    public QuoteTerm {
      check(code != null, "term without code");
      check((values == null) != (unit == null), code + ": either values or a unit");
      values = values == null ? List.of() : List.copyOf(values);
    }
  }

  public PriceGuide {
    check(readOn != null, "readOn is missing");
    check("EUR".equals(currency), "currency must be EUR: " + currency);
    check("excluded".equals(vat), "vat must be excluded: " + vat);
    check(totalCost != null && components != null && quoteLines != null, "a table is missing");
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

  /** The guides shipped with the application. */
  public static Versions<PriceGuide> versions() {
    return ReferenceFiles.versions(DatedFile.Data.PRICE_GUIDE, PriceGuide.class);
  }

  /** The newest of the guides shipped with the application. */
  public static PriceGuide load() {
    return versions().newestFirst().get(0).content();
  }

  /** The guide's entry of a line; empty if quotes under it do not have it. */
  public Optional<QuoteLine> line(CostLine code) {
    return quoteLines.stream().filter(line -> line.code() == code).findFirst();
  }

  /** Whether quotes under this guide have a term. */
  public boolean asksFor(TermCode code) {
    return quoteTerms.stream().anyMatch(term -> term.code() == code);
  }
}
