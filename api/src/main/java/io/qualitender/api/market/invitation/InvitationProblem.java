package io.qualitender.api.market.invitation;

import io.qualitender.kernel.problem.ConflictCode;

/** Problems of acts on invitations. */
public enum InvitationProblem implements ConflictCode {
  INVITATION_REVOKED,
  INVITATION_TOO_LATE
}
