package io.qualitender.api.certification.certificate;

import io.qualitender.kernel.problem.ConflictCode;

/** Problems of recording certificates. */
public enum CertificateProblem implements ConflictCode {
  CERTIFICATE_EXISTS,
  TRANSFER_NOT_RECORDED
}
