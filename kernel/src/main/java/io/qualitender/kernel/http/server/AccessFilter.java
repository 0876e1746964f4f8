package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.Actor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Locale;

/** Refuses a credential without the operation's scope, then one of the wrong kind of tenant. */
@Priority(Priorities.AUTHORIZATION)
final class AccessFilter implements ContainerRequestFilter {

  private final List<Access> accesses;

  AccessFilter(List<Access> accesses) {
    this.accesses = accesses;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Actor actor = (Actor) request.getSecurityContext().getUserPrincipal();
    Access access =
        accesses.stream()
            .filter(each -> each.kind().includes(actor.kind()))
            .findFirst()
            .orElse(accesses.get(0));
    if (!actor.scopes().contains(access.scope())) {
      throw Problem.of(
              KernelProblem.SCOPE_MISSING,
              "This needs the scope %s, which the credential lacks.".formatted(access.scope()))
          .with("required_scope", access.scope());
    }
    if (!access.kind().includes(actor.kind())) {
      throw Problem.of(
              KernelProblem.WRONG_TENANT_KIND,
              "This is for a %s; the credential's tenant is none."
                  .formatted(word(access.kind()).replace('_', ' ')))
          .with("required_tenant_kind", word(access.kind()));
    }
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
