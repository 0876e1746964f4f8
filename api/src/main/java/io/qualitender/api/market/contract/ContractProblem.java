package io.qualitender.api.market.contract;

import io.qualitender.kernel.problem.ConflictCode;
import io.qualitender.kernel.problem.ProblemCode;
import java.util.Map;

/** Problems of recording a contract. */
public enum ContractProblem implements ConflictCode {
  AWARD_NOT_ACCEPTED,
  CONTRACT_EXISTS;

  /** The problems of violated database constraints, by the constraint's name. */
  public static Map<String, ProblemCode> byConstraint() {
    return Map.of("contract_category_pkey", CONTRACT_EXISTS);
  }
}
