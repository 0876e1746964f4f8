package io.qualitender.admin.tenant;

import io.qualitender.kernel.problem.ProblemCode;

/** Errors of tenants. */
public enum TenantProblem implements ProblemCode {
  SIREN_TAKEN(409);

  private final int status;

  TenantProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
