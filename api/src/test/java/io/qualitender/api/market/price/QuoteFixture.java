package io.qualitender.api.market.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qualitender.kernel.json.Json;
import java.time.LocalDate;
import java.util.List;

/** The content of a quote, of which a test gives what matters to it. */
public final class QuoteFixture {

  private final List<QuoteLine> lines;
  private Integer mainHalfDays = 2;
  private Integer surveillanceHalfDays = 1;
  private Integer vatRateBp = 2000;
  private String vatExemptionReason;
  private LocalDate earliestAuditOn = LocalDate.parse("2027-02-10");
  private LocalDate validUntilOn = LocalDate.parse("2027-03-31");

  private QuoteFixture(List<QuoteLine> lines) {
    this.lines = lines;
  }

  public static QuoteFixture of(List<QuoteLine> lines) {
    return new QuoteFixture(lines);
  }

  public static QuoteFixture of(QuoteLine... lines) {
    return of(List.of(lines));
  }

  /** The same values with other lines. */
  public static QuoteFixture like(QuoteContent content, List<QuoteLine> lines) {
    return of(lines)
        .halfDays(content.mainHalfDays(), content.surveillanceHalfDays())
        .vat(content.vatRateBp(), content.vatExemptionReason())
        .earliestAuditOn(content.earliestAuditOn())
        .validUntilOn(content.validUntilOn());
  }

  /** A draft of which nothing is given yet. */
  public static QuoteContent empty() {
    try {
      return Json.mapper().readValue("{}", QuoteContent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public QuoteFixture halfDays(Integer main, Integer surveillance) {
    mainHalfDays = main;
    surveillanceHalfDays = surveillance;
    return this;
  }

  public QuoteFixture vat(Integer basisPoints, String exemption) {
    vatRateBp = basisPoints;
    vatExemptionReason = exemption;
    return this;
  }

  public QuoteFixture earliestAuditOn(LocalDate day) {
    earliestAuditOn = day;
    return this;
  }

  public QuoteFixture validUntilOn(LocalDate day) {
    validUntilOn = day;
    return this;
  }

  public QuoteContent content() {
    return new QuoteContent(
        lines,
        mainHalfDays,
        surveillanceHalfDays,
        vatRateBp,
        vatExemptionReason,
        earliestAuditOn,
        validUntilOn,
        null);
  }
}
