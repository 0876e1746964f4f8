package io.qualitender.api.platform.sandbox;

import io.qualitender.admin.AdminModule;
import io.qualitender.admin.limit.AddressLimit;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.party.organization.OrganizationService;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.job.DueJobRunner;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.TenantTx;
import java.util.List;

/** Builds the resources of sandboxes and their clock. */
public final class SandboxModule {

  private final ControlTx control;
  private final SandboxResource sandboxes;

  /**
   * @param limit limit of sandboxes created per address
   */
  public SandboxModule(
      ControlTx control,
      TenantTx tenants,
      AdminModule admin,
      Directory directory,
      OrganizationService organizations,
      AddressLimit limit) {
    this.control = control;
    this.sandboxes =
        new SandboxResource(
            new Sandboxes(control, admin.tenants(), admin.keys(), directory),
            limit,
            tenants,
            organizations);
  }

  /**
   * @param dueJobs the jobs that advancing the clock runs
   */
  public List<Object> resources(Reads reads, Writes writes, DueJobRunner dueJobs) {
    return List.of(
        sandboxes, new TestClockResource(reads, writes, new TestClock(control, dueJobs)));
  }
}
