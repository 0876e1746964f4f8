package io.qualitender.api.market.contract;

import io.qualitender.kernel.problem.ProblemCode;
import java.util.Map;

/** Problems of recording a contract. */
public enum ContractProblem implements ProblemCode {
  AWARD_NOT_ACCEPTED(409),
  CONTRACT_EXISTS(409);

  private final int status;

  ContractProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  /** The problems of violated database constraints, by the constraint's name. */
  public static Map<String, ProblemCode> byConstraint() {
    return Map.of("contract_category_pkey", CONTRACT_EXISTS);
  }
}
