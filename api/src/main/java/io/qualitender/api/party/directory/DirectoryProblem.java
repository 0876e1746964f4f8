package io.qualitender.api.party.directory;

import io.qualitender.kernel.problem.ProblemCode;

/** Problems of the directory. */
public enum DirectoryProblem implements ProblemCode {
  NOT_A_LIVE_BODY(409),
  ENTRY_NOT_LINKABLE(409);

  private final int status;

  DirectoryProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
