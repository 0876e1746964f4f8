package io.qualitender.admin.apikey;

import io.qualitender.kernel.problem.ProblemCode;

/** The catalogue of API keys. */
public enum ApiKeyProblem implements ProblemCode {
  LAST_OWNER_KEY(409, "The last key that can make others");

  private final int status;
  private final String title;

  ApiKeyProblem(int status, String title) {
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
