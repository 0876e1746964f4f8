package io.qualitender.api.award;

import io.qualitender.kernel.problem.ProblemCode;
import java.util.Map;

/** What this room refuses. */
public enum AwardProblem implements ProblemCode {
  AWARD_PENDING(409, "The tender is awarded already"),
  QUOTE_EXPIRED(409, "The quote no longer binds its body"),
  QUOTE_BELOW_MINIMUM(409, "The quote offers less audit than the law asks for"),
  AWARD_LAPSED(409, "The time to answer is over");

  private final int status;
  private final String title;

  AwardProblem(int status, String title) {
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

  /** What the database's own refusals mean, by the constraint's name. */
  public static Map<String, ProblemCode> byConstraint() {
    return Map.of("tender_award_number", AWARD_PENDING);
  }
}
