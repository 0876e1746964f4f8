package io.qualitender.api.market.deadline;

import io.qualitender.kernel.problem.ProblemCode;

/** The problem of an act after the deadline. */
public enum DeadlineProblem implements ProblemCode {
  DEADLINE_PASSED(409);

  private final int status;

  DeadlineProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
