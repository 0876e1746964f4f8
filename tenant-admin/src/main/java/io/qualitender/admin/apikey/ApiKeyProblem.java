package io.qualitender.admin.apikey;

import io.qualitender.kernel.problem.ProblemCode;

/** Errors of API keys. */
public enum ApiKeyProblem implements ProblemCode {
  LAST_OWNER_KEY(409),
  TOO_MANY_API_KEYS(409);

  private final int status;

  ApiKeyProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
