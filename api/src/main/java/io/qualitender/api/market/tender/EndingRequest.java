package io.qualitender.api.market.tender;

import io.qualitender.kernel.input.VisibleText;
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

  record Cancel(@NotNull @Valid CancelReason reason) {
    TenderService.Ending ending() {
      return of(reason.code(), reason.text());
    }
  }

  record CancelReason(@NotNull CancelCode code, @VisibleText(max = 1000) String text) {}

  record CloseWithoutAward(@NotNull @Valid CloseReason reason) {
    TenderService.Ending ending() {
      return of(reason.code(), reason.text());
    }
  }

  record CloseReason(@NotNull CloseCode code, @VisibleText(max = 1000) String text) {}

  private static TenderService.Ending of(Enum<?> code, String text) {
    return new TenderService.Ending(WireName.of(code), text);
  }
}
