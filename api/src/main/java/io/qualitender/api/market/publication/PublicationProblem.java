package io.qualitender.api.market.publication;

import io.qualitender.kernel.problem.ProblemCode;

/** What both sides can be refused once a tender is over for them. */
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
