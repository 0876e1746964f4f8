package io.qualitender.api.sandbox;

import io.qualitender.kernel.problem.ProblemCode;

/** The catalogue of sandboxes and their clock. */
public enum SandboxProblem implements ProblemCode {
  NO_TEST_CLOCK(403, "Live tenants have no test clock"),
  CLOCK_BUSY(409, "Somebody else is moving this clock");

  private final int status;
  private final String title;

  SandboxProblem(int status, String title) {
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
