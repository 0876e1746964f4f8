package io.qualitender.api.invitation;

import io.qualitender.kernel.problem.ProblemCode;

/** What the invitation room can refuse. */
public enum InvitationProblem implements ProblemCode {
  TENDER_CANCELLED(409, "The tender was cancelled"),
  TENDER_CLOSED(409, "The tender's deadline has passed");

  private final int status;
  private final String title;

  InvitationProblem(int status, String title) {
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
