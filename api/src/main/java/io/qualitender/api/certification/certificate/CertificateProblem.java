package io.qualitender.api.certification.certificate;

import io.qualitender.kernel.problem.ProblemCode;

/** Problems of recording certificates. */
public enum CertificateProblem implements ProblemCode {
  CERTIFICATE_EXISTS(409),
  TRANSFER_NOT_RECORDED(409);

  private final int status;

  CertificateProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
