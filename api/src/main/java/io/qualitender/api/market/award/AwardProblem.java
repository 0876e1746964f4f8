package io.qualitender.api.market.award;

import io.qualitender.kernel.problem.ConflictCode;
import io.qualitender.kernel.problem.ProblemCode;
import java.util.Map;

/** Problems of acts on awards. */
public enum AwardProblem implements ConflictCode {
  AWARD_PENDING,
  QUOTE_EXPIRED,
  QUOTE_BELOW_MINIMUM,
  QUOTE_SET_APART,
  AWARD_LAPSED;

  /** The problems of violated database constraints, by the constraint's name. */
  public static Map<String, ProblemCode> byConstraint() {
    return Map.of("tender_award_number", AWARD_PENDING);
  }
}
