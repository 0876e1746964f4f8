package io.qualitender.api.party.organization;

import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Counterpart;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.RequestBody;
import io.qualitender.kernel.http.Writes;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Tx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** {@code /v1/organization}: the tenant's one profile. */
@Path("/v1/organization")
@Produces(MediaType.APPLICATION_JSON)
@Counterpart(certificationBody = "/v1/tenant")
public final class OrganizationResource {

  private final Reads reads;
  private final Writes writes;
  private final OrganizationService organizations;

  public OrganizationResource(Reads reads, Writes writes, OrganizationService organizations) {
    this.reads = reads;
    this.writes = writes;
    this.organizations = organizations;
  }

  @GET
  @Access(scope = "files:read", kind = Kind.TRAINING_ORGANIZATION)
  public Response read(Call call) {
    call.query().done();
    UUID tenantId = call.tenantId();
    return reads.run(
        call,
        List.of(OrganizationService.asked(tenantId), OrganizationService.askAccount(tenantId)),
        tx -> reply(tx, organizations.profile(tx)));
  }

  @PATCH
  @Access(scope = "files:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.CONTRIBUTOR)
  public Response change(Call call) {
    call.query().done();
    return writes.run(
        call,
        tx -> {
          Organization current = organizations.profile(tx);
          RequestBody<OrganizationUpdate> patch =
              call.patch(
                  OrganizationUpdate.of(current),
                  () -> view(tx, current),
                  OrganizationUpdate.class);
          call.ifMatch(current.version());
          if (current.isGiven() && patch.changes().none()) {
            call.requireRole();
            return reply(tx, current);
          }
          organizations.check(tx, patch.value(), patch.faults());
          call.requireRole();
          return reply(tx, organizations.change(tx, current, patch.value()));
        });
  }

  private Reply reply(Tx tx, Organization organization) {
    return Reply.ok(view(tx, organization)).etag(organization.version());
  }

  private OrganizationView view(Tx tx, Organization organization) {
    return OrganizationView.of(organization, organizations.band(tx, organization).orElse(null));
  }
}
