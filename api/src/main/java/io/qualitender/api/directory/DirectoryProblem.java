package io.qualitender.api.directory;

import io.qualitender.kernel.problem.ProblemCode;

/** The catalogue of the directory. */
public enum DirectoryProblem implements ProblemCode {
  NOT_A_LIVE_BODY(409, "Not the tenant of a real certification body"),
  ENTRY_NOT_LINKABLE(409, "The entry has an account or can have none");

  private final int status;
  private final String title;

  DirectoryProblem(int status, String title) {
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
