package io.qualitender.api.certificate;

import io.qualitender.kernel.problem.ProblemCode;

/** What this room refuses. */
public enum CertificateProblem implements ProblemCode {
  CERTIFICATE_EXISTS(409, "The contract has its certificate"),
  TRANSFER_NOT_RECORDED(409, "A transfer is no new certificate");

  private final int status;
  private final String title;

  CertificateProblem(int status, String title) {
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
