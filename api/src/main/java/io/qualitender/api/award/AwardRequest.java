package io.qualitender.api.award;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What is sent about awards. */
final class AwardRequest {

  private static final int MOST_WORDS = 1000;

  private AwardRequest() {}

  /**
   * @param justification only where the choice asks for one
   */
  record Propose(@NotBlank String quoteId, @Valid Justification justification) {}

  record Justification(
      @NotNull JustificationCode code, @NotBlank @Size(max = MOST_WORDS) String text) {}

  record Decline(@NotNull @Valid DeclineReason reason) {}

  record DeclineReason(@NotNull AwardDeclineCode code, @Size(max = MOST_WORDS) String text) {}
}
