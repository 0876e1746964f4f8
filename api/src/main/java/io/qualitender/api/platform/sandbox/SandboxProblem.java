package io.qualitender.api.platform.sandbox;

import io.qualitender.kernel.problem.ProblemCode;

/** Problems of sandboxes and their clock. */
public enum SandboxProblem implements ProblemCode {
  NO_TEST_CLOCK(403),
  CLOCK_BUSY(409);

  private final int status;

  SandboxProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
