package io.qualitender.admin.tenant;

import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.sql.Asked;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** {@code /v1/tenant}. */
@Path("/v1/tenant")
@Produces(MediaType.APPLICATION_JSON)
public final class TenantResource {

  private final Reads reads;
  private final Tenants tenants;
  private final Identities identities;
  private final DirectoryLookup entries;

  public TenantResource(
      Reads reads, Tenants tenants, Identities identities, DirectoryLookup entries) {
    this.reads = reads;
    this.tenants = tenants;
    this.identities = identities;
    this.entries = entries;
  }

  @GET
  @Access(scope = "tenant:admin")
  public Response get(Call call) {
    call.query().done();
    UUID tenantId = call.tenantId();
    Asked<String> entry = entries.own(tenantId);
    return reads.run(
        call,
        List.of(Tenants.asked(tenantId), entry, Identities.asked(tenantId)),
        tx -> {
          TenantView view =
              TenantView.of(
                  tenants.own(tx),
                  tx.first(entry).orElse(null),
                  identities.newest(tx, tenantId).orElse(null));
          return Reply.ok(view).etag(view.version());
        });
  }
}
