package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.server.RequestLimits.Turn;
import io.qualitender.kernel.tx.Actor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Takes one of the tenant's turns once the body is read, so that a slow client holds none; {@link
 * CommonHeadersFilter} ends it.
 */
@Priority(Priorities.ENTITY_CODER + 1)
final class TenantConcurrencyFilter implements ContainerRequestFilter {

  private static final String ATTRIBUTE = TenantConcurrencyFilter.class.getName();

  private final RequestLimits limits;

  TenantConcurrencyFilter(RequestLimits limits) {
    this.limits = limits;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Actor actor) {
      request.setProperty(ATTRIBUTE, limits.enter(actor.tenantId()));
    }
  }

  /** Ends the turn the request has taken, if it has. */
  static void end(Object attribute) {
    if (attribute instanceof Turn turn) {
      turn.end();
    }
  }

  static String attribute() {
    return ATTRIBUTE;
  }
}
