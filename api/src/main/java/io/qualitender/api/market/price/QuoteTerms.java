package io.qualitender.api.market.price;

import io.qualitender.api.reference.priceguide.PriceGuide;
import io.qualitender.api.reference.priceguide.TermCode;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The contract terms of a quote: shown beside the figures, never scored. Each may be null. The wire
 * format is also the stored format.
 *
 * @param priceIndexationText how prices are indexed; only with {@code INDEXED}, and required then
 * @param cancellationNoticeDays days of notice to end the contract
 */
public record QuoteTerms(
    PaymentSchedule paymentSchedule,
    PriceIndexation priceIndexation,
    @VisibleText(max = 500) String priceIndexationText,
    ChangeOfTerms changeOfTerms,
    @Min(0) @Max(3650) Integer cancellationNoticeDays,
    SurveillanceMode surveillanceMode) {

  /** When the body is paid. */
  public enum PaymentSchedule {
    AT_EACH_AUDIT,
    YEARLY,
    MONTHLY,
    AT_SIGNATURE
  }

  /** Whether prices change within the three years. */
  public enum PriceIndexation {
    NONE,
    INDEXED
  }

  /** Whether the body may change its terms within the three years. */
  public enum ChangeOfTerms {
    FIXED_FOR_CYCLE,
    BODY_MAY_CHANGE
  }

  /** Where the surveillance audit is held. */
  public enum SurveillanceMode {
    REMOTE,
    ON_SITE,
    EITHER
  }

  /**
   * Adds a fault for each term that the guide does not ask for and for an index text that does not
   * fit.
   */
  public void check(PriceGuide guide, Faults faults) {
    for (TermCode code : TermCode.values()) {
      String pointer = "/terms/" + WireName.of(code);
      faults.check(
          value(code) == null || guide.asksFor(code),
          pointer,
          "not_asked",
          Text.of("price.term_not_asked"));
    }
    boolean indexed = priceIndexation == PriceIndexation.INDEXED;
    faults.check(
        !indexed || priceIndexationText != null,
        "/terms/price_indexation_text",
        "required",
        Text.of("price.say_how_indexed"));
    faults.check(
        indexed || priceIndexationText == null,
        "/terms/price_indexation_text",
        "not_indexed",
        Text.of("price.not_indexed"));
  }

  private Object value(TermCode code) {
    return switch (code) {
      case PAYMENT_SCHEDULE -> paymentSchedule;
      case PRICE_INDEXATION -> priceIndexation;
      case CHANGE_OF_TERMS -> changeOfTerms;
      case CANCELLATION_NOTICE_DAYS -> cancellationNoticeDays;
      case SURVEILLANCE_MODE -> surveillanceMode;
    };
  }
}
