package io.qualitender.kernel.http.server;

import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * Refuses an invalid {@code Content-Type} with 400 before Jersey routes by it. Jersey would fail
 * with 500 on a {@code q} parameter, which has no meaning there.
 */
@PreMatching
final class ContentTypeFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (header != null && !isReadable(header)) {
      throw Problem.of(
          KernelProblem.BAD_REQUEST,
          Text.of("server.unreadable_content_type"),
          List.of(
              Fault.header(HttpHeaders.CONTENT_TYPE, "bad_format", Text.of("server.send_json"))));
    }
  }

  private static boolean isReadable(String header) {
    try {
      return !MediaType.valueOf(header).getParameters().containsKey("q");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
