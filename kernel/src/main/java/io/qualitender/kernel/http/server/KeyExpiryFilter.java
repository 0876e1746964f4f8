package io.qualitender.kernel.http.server;

import io.qualitender.kernel.json.WireTime;
import io.qualitender.kernel.tx.Actor;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.security.Principal;

/**
 * Says in every answer to a key that it ends soon. A program that looks at nothing but its answers
 * would otherwise learn it from a 401.
 */
final class KeyExpiryFilter implements ContainerResponseFilter {

  static final String HEADER = "Api-Key-Expires-At";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
    Principal principal = request.getSecurityContext().getUserPrincipal();
    if (principal instanceof Actor && ((Actor) principal).keyEndingAt() != null) {
      answer.getHeaders().putSingle(HEADER, WireTime.format(((Actor) principal).keyEndingAt()));
    }
  }
}
