package io.qualitender.api.market.publication;

import io.qualitender.kernel.problem.ConflictCode;

/** The problem of an act on a cancelled tender, for both sides. */
public enum PublicationProblem implements ConflictCode {
  TENDER_CANCELLED
}
