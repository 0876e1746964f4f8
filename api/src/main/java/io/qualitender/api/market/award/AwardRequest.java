package io.qualitender.api.market.award;

import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The request bodies of acts on awards. */
final class AwardRequest {

  private static final int MAX_TEXT_LENGTH = 1000;

  private AwardRequest() {}

  /**
   * @param justification required for some choices, see {@link AwardRules#checkJustified}
   */
  record Propose(
      @NotNull @TextLength(max = 64) String quoteId, @Valid Justification justification) {}

  record Justification(
      @NotNull JustificationCode code, @NotNull @VisibleText(max = MAX_TEXT_LENGTH) String text) {}

  record Decline(@NotNull @Valid DeclineReason reason) {}

  record DeclineReason(
      @NotNull AwardDeclineCode code, @VisibleText(max = MAX_TEXT_LENGTH) String text) {}
}
