package io.qualitender.api.market.tender;

import io.qualitender.kernel.input.Reason;
import io.qualitender.kernel.text.WireName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * The reason to cancel or close a tender, on the wire: one record per act, each with its own codes.
 */
final class EndingRequest {

  private EndingRequest() {}

  enum CancelCode {
    NEED_CHANGED,
    MISTAKE,
    BUDGET,
    OTHER
  }

  enum CloseCode {
    NO_SUITABLE_QUOTE,
    TOO_EXPENSIVE,
    NEED_CHANGED,
    OTHER
  }

  record Cancel(@NotNull @Valid Reason<CancelCode> reason) {
    TenderService.Ending ending() {
      return of(reason);
    }
  }

  record CloseWithoutAward(@NotNull @Valid Reason<CloseCode> reason) {
    TenderService.Ending ending() {
      return of(reason);
    }
  }

  private static TenderService.Ending of(Reason<? extends Enum<?>> reason) {
    return new TenderService.Ending(WireName.of(reason.code()), reason.text());
  }
}
