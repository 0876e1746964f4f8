package io.qualitender.api.contracting;

import io.qualitender.kernel.problem.ProblemCode;
import java.util.Map;

/** What this room refuses. */
public enum ContractProblem implements ProblemCode {
  AWARD_NOT_ACCEPTED(409, "No body has accepted an award of this tender"),
  CONTRACT_EXISTS(409, "A contract covers a category in this cycle already");

  private final int status;
  private final String title;

  ContractProblem(int status, String title) {
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
    return Map.of("contract_category_pkey", CONTRACT_EXISTS);
  }
}
