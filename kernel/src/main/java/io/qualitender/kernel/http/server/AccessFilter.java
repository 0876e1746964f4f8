package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Counterpart;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.Actor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;

/** Refuses a credential of the wrong kind of tenant, then one without the operation's scope. */
@Priority(Priorities.AUTHORIZATION)
final class AccessFilter implements ContainerRequestFilter {

  private final List<Access> accesses;
  private final Class<?> resource;

  AccessFilter(List<Access> accesses, Class<?> resource) {
    this.accesses = accesses;
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Actor actor = (Actor) request.getSecurityContext().getUserPrincipal();
    Access access =
        accesses.stream()
            .filter(each -> each.kind().includes(actor.kind()))
            .findFirst()
            .orElseThrow(() -> wrongKind(actor));
    if (!actor.scopes().contains(access.scope())) {
      throw Problem.of(KernelProblem.SCOPE_MISSING, Text.of("server.scope_missing", access.scope()))
          .with("required_scope", access.scope());
    }
  }

  private Problem wrongKind(Actor actor) {
    Kind kind = accesses.get(0).kind();
    String path = Counterpart.Paths.of(resource, actor.kind());
    Text message =
        kind == Kind.TRAINING_ORGANIZATION
            ? Text.of("server.for_organizations")
            : Text.of("server.for_bodies");
    return Problem.of(
            KernelProblem.WRONG_TENANT_KIND,
            path == null ? message : Text.of("server.served_elsewhere", message, path))
        .with("required_tenant_kind", WireName.of(kind))
        .with("own_path", path);
  }
}
