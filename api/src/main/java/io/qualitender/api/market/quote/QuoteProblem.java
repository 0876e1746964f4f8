package io.qualitender.api.market.quote;

import io.qualitender.kernel.problem.ProblemCode;

/** Problems of acts on quotes. */
public enum QuoteProblem implements ProblemCode {
  INVITATION_NOT_ACCEPTED(409),
  QUOTE_EXISTS(409),
  QUOTE_NOT_WRITABLE(409),
  NOTHING_TO_SUBMIT(409),
  QUOTE_NOT_SET_APART(409),
  QUOTE_INCOMPLETE(422);

  private final int status;

  QuoteProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
