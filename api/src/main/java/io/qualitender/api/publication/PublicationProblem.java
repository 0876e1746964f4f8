package io.qualitender.api.publication;

import io.qualitender.kernel.problem.ProblemCode;

/** What both sides can be refused once a tender is over for them. */
public enum PublicationProblem implements ProblemCode {
  DEADLINE_PASSED(409, "The deadline has passed"),
  TENDER_CANCELLED(409, "The tender was cancelled");

  private final int status;
  private final String title;

  PublicationProblem(int status, String title) {
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
