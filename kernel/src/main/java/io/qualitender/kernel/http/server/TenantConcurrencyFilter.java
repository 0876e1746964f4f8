package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.server.RequestLimits.Permit;
import io.qualitender.kernel.tx.Actor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Acquires a permit of the tenant once the body is read, so that a slow client holds none; {@link
 * CommonHeadersFilter} releases it.
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
      request.setProperty(ATTRIBUTE, limits.acquirePermit(actor.tenantId()));
    }
  }

  /** Releases the permit of the request, if it has one. */
  static void release(Object attribute) {
    if (attribute instanceof Permit permit) {
      permit.release();
    }
  }

  static String attribute() {
    return ATTRIBUTE;
  }
}
