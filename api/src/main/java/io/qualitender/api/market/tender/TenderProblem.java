package io.qualitender.api.market.tender;

import io.qualitender.kernel.problem.ProblemCode;

/** Problems of acts on tenders. */
public enum TenderProblem implements ProblemCode {
  TENDER_NOT_DRAFT(409),
  IDENTITY_NOT_VERIFIED(409),
  SEALED(403),
  TENDER_NOT_OPENED(409),
  TENDER_INCOMPLETE(422);

  private final int status;

  TenderProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
