package io.qualitender.api.market.invitation;

import io.qualitender.kernel.problem.ProblemCode;

/** Problems of acts on invitations. */
public enum InvitationProblem implements ProblemCode {
  INVITATION_REVOKED,
  INVITATION_TOO_LATE;

  @Override
  public int status() {
    return 409;
  }
}
