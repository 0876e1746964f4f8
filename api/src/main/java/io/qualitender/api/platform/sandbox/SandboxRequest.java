package io.qualitender.api.platform.sandbox;

import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;

/**
 * The number of fictional tenants, and the start of the sandbox's clock.
 *
 * @param ready whether the organizations have said who they are, so that they can draft a tender
 */
record SandboxRequest(
    @Min(1) @Max(10) Integer organizations,
    @Min(0) @Max(FictionalBodies.COUNT) Integer bodies,
    Instant clockAt,
    Boolean ready) {

  private static final int ORGANIZATIONS = 2;
  private static final int BODIES = 4;

  /** The day from which the referential V9 is in force: there are no rules for earlier dates. */
  private static final Instant EARLIEST = Instant.parse("2024-01-08T00:00:00Z");

  /** The last instant of a sandbox's clock, so that all dates computed from it stay valid. */
  static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  void check(Faults faults) {
    faults.check(
        clockAt == null || !(clockAt.isBefore(EARLIEST) || clockAt.isAfter(LATEST)),
        "/clock_at",
        "out_of_range",
        Text.of("sandbox.clock_out_of_range", EARLIEST, LATEST));
  }

  int organizationCount() {
    return organizations == null ? ORGANIZATIONS : organizations;
  }

  boolean isReady() {
    return ready != null && ready;
  }

  int bodyCount() {
    return bodies == null ? BODIES : bodies;
  }
}
