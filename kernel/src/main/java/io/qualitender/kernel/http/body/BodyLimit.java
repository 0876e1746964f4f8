package io.qualitender.kernel.http.body;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the body up to the limit, with or without a Content-Length, after authentication and before
 * the resource runs. A compressed body is refused.
 */
@Priority(Priorities.ENTITY_CODER)
public final class BodyLimit implements ContainerRequestFilter {

  /** 1 MiB, about a hundred times the largest known quote. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DRAINED_BYTES = 7 << 20;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.of(KernelProblem.UNSUPPORTED_MEDIA_TYPE, Text.of("body.compressed"));
    }
    InputStream stream = request.getEntityStream();
    byte[] bytes = stream == null ? new byte[0] : stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      drain(stream);
      throw tooLarge();
    }
    new BufferedBody(bytes, request.getMediaType()).storeIn(request);
  }

  /**
   * A client that is still sending when the connection closes may not see the response, so some of
   * the rest is read and discarded first.
   */
  private static void drain(InputStream stream) throws IOException {
    byte[] buffer = new byte[1 << 13];
    int left = MAX_DRAINED_BYTES;
    int read = 0;
    while (left > 0 && read >= 0) {
      read = stream.read(buffer);
      left -= Math.max(read, 0);
    }
  }

  private static Problem tooLarge() {
    return Problem.of(KernelProblem.BODY_TOO_LARGE, Text.of("body.over_the_limit", MAX_BYTES))
        .with("max_bytes", MAX_BYTES);
  }
}
