package io.qualitender.api.platform.sandbox;

import io.qualitender.admin.tenant.Tenant;
import java.time.Instant;
import java.util.UUID;

/**
 * The clock of a sandbox.
 *
 * @param serverTime real time
 */
record TestClockView(String object, String sandboxId, Instant clockAt, Instant serverTime) {

  static TestClockView of(UUID sandboxId, Instant clockAt, Instant serverTime) {
    return new TestClockView(
        "test_clock", Tenant.SANDBOX_ID.format(sandboxId), clockAt, serverTime);
  }
}
