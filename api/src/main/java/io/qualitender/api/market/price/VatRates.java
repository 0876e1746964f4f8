package io.qualitender.api.market.price;

import static io.qualitender.api.reference.referential.ReferenceFiles.check;

import com.fasterxml.jackson.annotation.JacksonInject;
import io.qualitender.api.reference.referential.DatedFile;
import io.qualitender.api.reference.referential.ReferenceFiles;
import io.qualitender.api.reference.referential.Versions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The VAT rates in force, as dated data: a quote has one of them.
 *
 * @param version the id of the dated file
 * @param effectiveFrom the first day on which the law has these rates
 * @param source the articles
 */
public record VatRates(
    @JacksonInject("version") String version,
    LocalDate effectiveFrom,
    String source,
    List<Rate> rates) {

  /**
   * @param basisPoints 2000 is 20 %
   * @param reasonRequired whether a quote with this rate must give a reason
   */
  public record Rate(int basisPoints, boolean reasonRequired) {}

  public VatRates {
    check(effectiveFrom != null && source != null, "effectiveFrom or source is missing");
    check(rates != null && !rates.isEmpty(), "no rates");
    rates = List.copyOf(rates);
    check(
        rates.stream().map(Rate::basisPoints).distinct().count() == rates.size(),
        "rate given twice");
    check(
        rates.stream()
            .allMatch(
                rate -> rate.basisPoints() >= 0 && rate.basisPoints() <= QuoteContent.MAX_VAT_BP),
        "rate out of range");
  }

  /** The versions shipped with the application. */
  public static Versions<VatRates> versions() {
    return ReferenceFiles.versions(DatedFile.Data.VAT_RATES, VatRates.class);
  }

  /** Empty where there is no such rate. */
  public Optional<Rate> rate(int basisPoints) {
    return rates.stream().filter(rate -> rate.basisPoints() == basisPoints).findFirst();
  }

  /** All rates. */
  public List<Integer> basisPoints() {
    return rates.stream().map(Rate::basisPoints).toList();
  }
}
