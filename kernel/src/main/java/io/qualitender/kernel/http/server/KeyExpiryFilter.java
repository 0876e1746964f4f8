package io.qualitender.kernel.http.server;

import io.qualitender.kernel.json.WireTime;
import io.qualitender.kernel.tx.Actor;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.security.Principal;

/**
 * Adds the header {@code Api-Key-Expires-At} to every response to a key that expires soon, so that
 * a client notices before it gets 401.
 */
final class KeyExpiryFilter implements ContainerResponseFilter {

  static final String HEADER = "Api-Key-Expires-At";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
    Principal principal = request.getSecurityContext().getUserPrincipal();
    if (principal instanceof Actor && ((Actor) principal).keyExpiringAt() != null) {
      answer.getHeaders().putSingle(HEADER, WireTime.format(((Actor) principal).keyExpiringAt()));
    }
  }
}
