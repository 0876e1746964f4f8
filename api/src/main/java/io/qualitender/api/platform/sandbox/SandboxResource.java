package io.qualitender.api.platform.sandbox;

import io.qualitender.admin.limit.AddressLimit;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.api.party.organization.OrganizationService;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.PublicEndpoint;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.TenantTx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /v1/sandboxes}. */
@Path("/v1/sandboxes")
@Produces(MediaType.APPLICATION_JSON)
public final class SandboxResource {

  private final Sandboxes sandboxes;
  private final AddressLimit limit;
  private final TenantTx tenants;
  private final OrganizationService organizations;

  public SandboxResource(
      Sandboxes sandboxes,
      AddressLimit limit,
      TenantTx tenants,
      OrganizationService organizations) {
    this.sandboxes = sandboxes;
    this.limit = limit;
    this.tenants = tenants;
    this.organizations = organizations;
  }

  @POST
  @PublicEndpoint
  public Response create(Call call, @Context HttpServletRequest connection) {
    call.noIdempotencyKey();
    call.query().done();
    RequestBody<SandboxRequest> body = call.body(SandboxRequest.class);
    body.value().check(body.faults());
    SandboxRequest request = body.valueOrThrow();
    limit.acquire(connection.getRemoteAddr());
    Sandbox sandbox =
        sandboxes.create(request.organizationCount(), request.bodyCount(), request.clockAt());
    if (request.isReady()) {
      fillProfiles(sandbox);
    }
    return Reply.created(SandboxView.of(sandbox), "/v1/test-clock").to(call);
  }

  /** Each is its tenant's own, and so a transaction of its own after the one that made them. */
  private void fillProfiles(Sandbox sandbox) {
    List<Tenant> owners = sandbox.organizations();
    for (int i = 0; i < owners.size(); i++) {
      int index = i;
      Tenant owner = owners.get(i);
      tenants.execute(
          Actor.system(owner.id(), owner.kind(), sandbox.id()),
          tx -> organizations.fillFictional(tx, index));
    }
  }
}
