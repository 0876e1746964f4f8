package io.qualitender.api.market.award;

import io.qualitender.kernel.input.ExplainedReason;
import io.qualitender.kernel.input.Reason;
import io.qualitender.kernel.input.TextLength;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The request bodies of acts on awards. */
final class AwardRequest {

  private AwardRequest() {}

  /**
   * @param justification required for some choices, see {@link AwardRules#checkJustified}
   */
  record Propose(
      @NotNull @TextLength(max = 64) String quoteId,
      @Valid ExplainedReason<JustificationCode> justification) {}

  record Decline(@NotNull @Valid Reason<AwardDeclineCode> reason) {}
}
