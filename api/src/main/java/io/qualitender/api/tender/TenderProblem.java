package io.qualitender.api.tender;

import io.qualitender.kernel.problem.ProblemCode;

/** What the tender room can refuse. */
public enum TenderProblem implements ProblemCode {
  TENDER_NOT_DRAFT(409, "The tender is published and can no longer be changed this way"),
  SEALED(403, "The quotes are sealed until the opening"),
  TENDER_NOT_OPENED(409, "The tender has no opened quotes"),
  TENDER_INCOMPLETE(422, "The tender is not ready to be published");

  private final int status;
  private final String title;

  TenderProblem(int status, String title) {
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
