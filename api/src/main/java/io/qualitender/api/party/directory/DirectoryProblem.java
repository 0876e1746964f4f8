package io.qualitender.api.party.directory;

import io.qualitender.kernel.problem.ConflictCode;

/** Problems of the directory. */
public enum DirectoryProblem implements ConflictCode {
  NOT_A_LIVE_BODY,
  ENTRY_NOT_LINKABLE
}
