package io.qualitender.admin.tenant;

import io.qualitender.kernel.problem.ProblemCode;

/** The catalogue of tenants. */
public enum TenantProblem implements ProblemCode {
  SIREN_TAKEN(409, "An organization with this SIREN exists already");

  private final int status;
  private final String title;

  TenantProblem(int status, String title) {
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
