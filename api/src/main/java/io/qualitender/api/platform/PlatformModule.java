package io.qualitender.api.platform;

import io.qualitender.admin.AdminModule;
import io.qualitender.admin.limit.AddressLimit;
import io.qualitender.api.party.PartyModule;
import io.qualitender.api.platform.sandbox.SandboxResource;
import io.qualitender.api.platform.sandbox.Sandboxes;
import io.qualitender.api.platform.sandbox.TestClock;
import io.qualitender.api.platform.sandbox.TestClockResource;
import io.qualitender.api.platform.sandbox.UnusedSandboxCleanup;
import io.qualitender.kernel.component.Components;
import io.qualitender.kernel.component.Transactions;
import io.qualitender.kernel.idempotency.ExpiredResponses;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Duration;

/** Builds and registers sandboxes with their test clock, and the jobs that delete what is old. */
public final class PlatformModule {

  /**
   * To be built last: the test clock runs the jobs of all modules.
   *
   * @param sandboxLimit limit of sandboxes created per address
   * @param sandboxAge disuse after which a sandbox is deleted
   */
  public PlatformModule(
      Components components,
      Transactions transactions,
      AdminModule admin,
      PartyModule party,
      AddressLimit sandboxLimit,
      Duration sandboxAge) {
    ControlTx control = transactions.control();
    WorkerTx worker = transactions.worker();
    components.addJob(new ExpiredResponses(worker));
    components.addJob(new UnusedSandboxCleanup(control, worker, sandboxAge, System::nanoTime));
    components.addResource(
        new SandboxResource(
            new Sandboxes(control, admin.tenants(), admin.keys(), party.directory()),
            sandboxLimit,
            transactions.tenants(),
            party.organizations()));
    components.addResource(
        new TestClockResource(
            transactions.reads(),
            transactions.writes(),
            new TestClock(control, components.dueJobs())));
  }
}
