package io.qualitender.api.market.award;

import io.qualitender.kernel.problem.ProblemCode;
import java.util.Map;

/** Problems of acts on awards. */
public enum AwardProblem implements ProblemCode {
  AWARD_PENDING(409),
  QUOTE_EXPIRED(409),
  QUOTE_BELOW_MINIMUM(409),
  QUOTE_SET_APART(409),
  AWARD_LAPSED(409);

  private final int status;

  AwardProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  /** The problems of violated database constraints, by the constraint's name. */
  public static Map<String, ProblemCode> byConstraint() {
    return Map.of("tender_award_number", AWARD_PENDING);
  }
}
