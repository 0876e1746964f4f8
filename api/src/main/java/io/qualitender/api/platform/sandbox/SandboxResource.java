package io.qualitender.api.platform.sandbox;

import io.qualitender.admin.limit.AddressLimit;
import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.PublicEndpoint;
import io.qualitender.kernel.http.Reply;
import io.qualitender.kernel.http.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /v1/sandboxes}. */
@Path("/v1/sandboxes")
@Produces(MediaType.APPLICATION_JSON)
public final class SandboxResource {

  private final Sandboxes sandboxes;
  private final AddressLimit limit;

  public SandboxResource(Sandboxes sandboxes, AddressLimit limit) {
    this.sandboxes = sandboxes;
    this.limit = limit;
  }

  @POST
  @PublicEndpoint
  public Response make(Call call, @Context HttpServletRequest connection) {
    call.noIdempotencyKey();
    call.query().done();
    RequestBody<SandboxRequest> body = call.body(SandboxRequest.class);
    body.value().check(body.faults());
    SandboxRequest request = body.valueOrThrow();
    limit.acquire(connection.getRemoteAddr());
    Sandbox sandbox =
        sandboxes.make(request.howManyOrganizations(), request.howManyBodies(), request.clockAt());
    return Reply.created(SandboxView.of(sandbox), "/v1/test-clock").to(call);
  }
}
