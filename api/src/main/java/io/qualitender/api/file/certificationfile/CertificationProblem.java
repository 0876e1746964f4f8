package io.qualitender.api.file.certificationfile;

import io.qualitender.kernel.problem.ProblemCode;

/** Problems of acts on the certification file. */
public enum CertificationProblem implements ProblemCode {
  PROFILE_MISSING(409),
  BODY_CHOSEN_ALREADY(409),
  CERTIFICATE_ENDED(409),
  CERTIFICATE_ALIVE(409),
  NO_CERTIFICATE_TO_TRANSFER(409);

  private final int status;

  CertificationProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
