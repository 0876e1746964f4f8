package io.qualitender.admin.tenant;

import io.qualitender.kernel.problem.ConflictCode;

/** Errors of tenants. */
public enum TenantProblem implements ConflictCode {
  SIREN_TAKEN
}
