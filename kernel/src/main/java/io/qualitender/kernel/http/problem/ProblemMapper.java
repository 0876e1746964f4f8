package io.qualitender.kernel.http.problem;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.text.Text;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ParamException;
import org.glassfish.jersey.server.internal.process.MappableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps every exception to a problem. Only the details of a {@link Problem} are sent; other
 * exceptions are logged.
 */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  @Inject private Provider<ContainerRequest> request;

  @Override
  public Response toResponse(Throwable thrown) {
    Problem problem = problem(thrown);
    Response.ResponseBuilder response = response(problem, request.get());
    if (thrown instanceof WebApplicationException) {
      Object allow =
          ((WebApplicationException) thrown).getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
      if (allow != null) {
        response.header(HttpHeaders.ALLOW, allow);
      }
    }
    return response.build();
  }

  /** The response to {@code request} with {@code problem}. */
  public static Response.ResponseBuilder response(
      Problem problem, ContainerRequestContext request) {
    Language language = Language.preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    String requestId = String.valueOf(request.getProperty(RequestId.ATTRIBUTE));
    Response.ResponseBuilder response =
        Response.status(problem.code().status())
            .type(ProblemBody.MEDIA_TYPE)
            .entity(ProblemBody.bytes(problem, requestId, language));
    ProblemBody.headers(problem, language).forEach(response::header);
    return response;
  }

  private static Problem problem(Throwable thrown) {
    if (thrown instanceof Problem) {
      return (Problem) thrown;
    }
    if (thrown instanceof ParamException.PathParamException) {
      return of(404);
    }
    if (thrown instanceof ParamException) {
      return Problem.of(
          KernelProblem.INVALID_PARAMETER, Text.of("problem.invalid_parameter.advice"));
    }
    if (thrown instanceof WebApplicationException) {
      int status = ((WebApplicationException) thrown).getResponse().getStatus();
      if (status < 500) {
        return of(status < 400 ? 400 : status);
      }
    }
    if (thrown instanceof HeaderValueException) {
      return of(400);
    }
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException) {
        return of(((HttpException) cause).getCode());
      }
      if (cause instanceof TimeoutException) {
        return of(408);
      }
      if (cause instanceof EOFException) {
        return of(400);
      }
    }
    if (isClientDisconnect(thrown)) {
      LOG.debug("the client disconnected", thrown);
      return of(400);
    }
    LOG.error("unexpected error in a request", thrown);
    return of(500);
  }

  /**
   * Request body and response are the only streams used here, so an {@link IOException} is a lost
   * connection and not an error of the server.
   */
  private static boolean isClientDisconnect(Throwable thrown) {
    return thrown instanceof IOException
        || thrown instanceof MappableException && thrown.getCause() instanceof IOException;
  }

  private static Problem of(int status) {
    ProblemCode code = HttpProblem.forStatus(status);
    return Problem.of(code, HttpProblem.adviceFor(code));
  }
}
