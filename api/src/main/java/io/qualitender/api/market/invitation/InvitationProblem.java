package io.qualitender.api.market.invitation;

import io.qualitender.kernel.problem.ProblemCode;

/** What can be refused about an invitation. */
public enum InvitationProblem implements ProblemCode {
  INVITATION_REVOKED,
  INVITATION_TOO_LATE;

  @Override
  public int status() {
    return 409;
  }
}
