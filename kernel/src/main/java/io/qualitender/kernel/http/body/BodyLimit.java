package io.qualitender.kernel.http.body;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the body up to the limit, with or without a Content-Length, after the caller is known and
 * before the resource runs. Nothing is inflated: a compressed body is refused.
 */
@Priority(Priorities.ENTITY_CODER)
public final class BodyLimit implements ContainerRequestFilter {

  /** 1 MiB; the largest quote we know is a hundredth of it. */
  public static final int MAX_BYTES = 1 << 20;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.of(
          KernelProblem.UNSUPPORTED_MEDIA_TYPE,
          "Send the body uncompressed: Content-Encoding is not accepted on requests.");
    }
    if (request.getLength() > MAX_BYTES) {
      throw tooLarge();
    }
    InputStream stream = request.getEntityStream();
    byte[] bytes = stream == null ? new byte[0] : stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw tooLarge();
    }
    new BufferedBody(bytes, request.getMediaType()).keepIn(request);
  }

  private static Problem tooLarge() {
    return Problem.of(
            KernelProblem.BODY_TOO_LARGE, "A body may have at most %d bytes.".formatted(MAX_BYTES))
        .with("max_bytes", MAX_BYTES);
  }
}
