package io.qualitender.api.market.publication;

import io.qualitender.kernel.problem.ProblemCode;

/** The problem of an act on a cancelled tender, for both sides. */
public enum PublicationProblem implements ProblemCode {
  TENDER_CANCELLED(409);

  private final int status;

  PublicationProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
