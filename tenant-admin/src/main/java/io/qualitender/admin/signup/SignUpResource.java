package io.qualitender.admin.signup;

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

/** {@code /v1/sign-up}. */
@Path("/v1/sign-up")
@Produces(MediaType.APPLICATION_JSON)
public final class SignUpResource {

  private final SignUps signUps;
  private final AddressLimit limit;

  public SignUpResource(SignUps signUps, AddressLimit limit) {
    this.signUps = signUps;
    this.limit = limit;
  }

  @POST
  @PublicEndpoint
  public Response signUp(Call call, @Context HttpServletRequest connection) {
    call.noIdempotencyKey();
    call.query().done();
    RequestBody<SignUpRequest> body = call.body(SignUpRequest.class);
    body.value().check(body.faults());
    SignUpRequest request = body.valueOrThrow();
    limit.acquire(connection.getRemoteAddr());
    return Reply.created(SignUpView.of(signUps.signUp(request)), "/v1/tenant").to(call);
  }
}
