package io.qualitender.api.certification;

import io.qualitender.kernel.problem.ProblemCode;

/** What this room refuses. */
public enum CertificationProblem implements ProblemCode {
  PROFILE_MISSING(409, "The organization has not said who it is"),
  BODY_CHOSEN_ALREADY(409, "The current cycle has its certification body"),
  CERTIFICATE_ALIVE(409, "The organization is certified already"),
  NO_CERTIFICATE_TO_TRANSFER(409, "There is no living certificate to transfer");

  private final int status;
  private final String title;

  CertificationProblem(int status, String title) {
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
