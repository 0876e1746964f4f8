package io.qualitender.api.market.contract;

import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.time.Paris;
import java.time.Instant;
import java.time.LocalDate;

/** The rules that a contract must meet. */
final class ContractRules {

  private ContractRules() {}

  /** {@code signedOn} is not before the day of the proposal and not in the future. */
  static void checkSignedOn(LocalDate signedOn, Instant proposedAt, Instant now, Faults faults) {
    LocalDate first = Paris.dayOf(proposedAt);
    LocalDate today = Paris.dayOf(now);
    faults.check(
        !signedOn.isBefore(first) && !signedOn.isAfter(today),
        "/signed_on",
        "out_of_range",
        Text.of("contract.signed_on", first, today));
  }
}
