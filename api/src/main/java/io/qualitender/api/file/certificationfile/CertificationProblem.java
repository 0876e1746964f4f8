package io.qualitender.api.file.certificationfile;

import io.qualitender.kernel.problem.ConflictCode;

/** Problems of acts on the certification file. */
public enum CertificationProblem implements ConflictCode {
  PROFILE_MISSING,
  BODY_CHOSEN_ALREADY,
  CERTIFICATE_ENDED,
  CERTIFICATE_ALIVE,
  NO_CERTIFICATE_TO_TRANSFER
}
