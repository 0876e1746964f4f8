package io.qualitender.api.quote;

import io.qualitender.kernel.problem.ProblemCode;

/** What the quote room can refuse. */
public enum QuoteProblem implements ProblemCode {
  INVITATION_NOT_ACCEPTED(409, "The invitation has not been accepted"),
  QUOTE_EXISTS(409, "There is a quote for this invitation already"),
  QUOTE_NOT_WRITABLE(409, "The quote can no longer be changed"),
  NOTHING_TO_SUBMIT(409, "Nothing has changed since the last submission"),
  QUOTE_INCOMPLETE(422, "The quote is not ready to be submitted");

  private final int status;
  private final String title;

  QuoteProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
