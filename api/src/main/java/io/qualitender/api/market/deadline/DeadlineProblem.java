package io.qualitender.api.market.deadline;

import io.qualitender.kernel.problem.ConflictCode;

/** The problem of an act after the deadline. */
public enum DeadlineProblem implements ConflictCode {
  DEADLINE_PASSED
}
