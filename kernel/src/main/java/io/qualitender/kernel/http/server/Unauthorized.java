package io.qualitender.kernel.http.server;

import io.dropwizard.auth.UnauthorizedHandler;
import io.qualitender.kernel.http.problem.ProblemBody;
import io.qualitender.kernel.http.problem.RequestId;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.slf4j.MDC;

/** 401, the same for a missing, unknown, expired and revoked credential. */
final class Unauthorized implements UnauthorizedHandler {

  @Override
  public Response buildResponse(String prefix, String realm) {
    Problem problem =
        Problem.of(
            KernelProblem.UNAUTHORIZED,
            "Send a valid API key: Authorization: Bearer qk_…, never in the address.");
    Response.ResponseBuilder response =
        Response.status(problem.code().status())
            .type(ProblemBody.MEDIA_TYPE)
            .entity(ProblemBody.bytes(problem, MDC.get(RequestId.ATTRIBUTE)));
    ProblemBody.headers(problem).forEach(response::header);
    return response.build();
  }
}
