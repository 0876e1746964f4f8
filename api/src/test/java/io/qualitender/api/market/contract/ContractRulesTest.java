package io.qualitender.api.market.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ContractRulesTest {

  /** 00:30 on 17 December in Paris, still the 16th in UTC. */
  private static final Instant PROPOSED = Instant.parse("2026-12-16T23:30:00Z");

  /** 00:30 on 5 January in Paris, still the 4th in UTC. */
  private static final Instant NOW = Instant.parse("2027-01-04T23:30:00Z");

  private static boolean accepted(String signedOn) {
    Faults faults = new Faults();
    ContractRules.checkSignedOn(LocalDate.parse(signedOn), PROPOSED, NOW, faults);
    assertThat(faults.list()).extracting(Fault::pointer).allMatch("/signed_on"::equals);
    return faults.isEmpty();
  }

  @Test
  void signedOnIsBetweenTheProposalAndToday() {
    assertThat(accepted("2026-12-17")).isTrue();
    assertThat(accepted("2027-01-05")).isTrue();
  }

  @Test
  void earlierOrFutureSignedOnIsRefused() {
    assertThat(accepted("2026-12-16")).isFalse();
    assertThat(accepted("2027-01-06")).isFalse();
  }
}
