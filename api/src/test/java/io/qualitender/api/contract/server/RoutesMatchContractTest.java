package io.qualitender.api.contract.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.contract.server.Routes.Route;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.PublicEndpoint;
import io.qualitender.kernel.tx.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Routes and operations of openapi.yaml are the same, with the same access. */
class RoutesMatchContractTest {

  private static final OpenApi DOCUMENT = OpenApi.load();

  @Test
  void routesAndOperationsAreTheSame() {
    List<Route> routes = Routes.of(Routes.resourceClasses());

    assertThat(differences(routes)).isEmpty();
    assertThat(routes).hasSizeGreaterThanOrEqualTo(59);
  }

  private static List<String> differences(List<Route> routes) {
    List<String> differences = new ArrayList<>();
    Set<String> written = names(routes, Route::toString);
    Set<String> documented = names(DOCUMENT.operations(), Operation::toString);
    documented.stream()
        .filter(operation -> !written.contains(operation))
        .forEach(operation -> differences.add(operation + " is documented, not written"));
    for (Route route : routes) {
      if (documented.contains(route.toString())) {
        compare(route, differences);
      } else {
        differences.add(route + " is written, not documented");
      }
    }
    if (written.size() != routes.size()) {
      differences.add("duplicate route");
    }
    return differences;
  }

  private static <T> Set<String> names(List<T> all, Function<T, String> name) {
    return all.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void compare(Route route, List<String> differences) {
    Operation operation = DOCUMENT.operation(route.method(), route.path()).orElseThrow();
    List<String> roles = operation.roles();
    String minRole = roles.isEmpty() ? null : roles.get(roles.size() - 1);
    differ(route, "scopes", route.scopes(), operation.scopes(), differences);
    differ(route, "role", String.valueOf(route.minRole()), String.valueOf(minRole), differences);
    differ(route, "tenancy", route.tenancy(), operation.tenancy(), differences);
    differ(
        route,
        "optional credential",
        route.optionalCredential(),
        operation.takesOptionalCredential(),
        differences);
  }

  private static void differ(
      Route route, String what, Object written, Object documented, List<String> differences) {
    if (!written.equals(documented)) {
      differences.add("%s: %s is %s, documented %s".formatted(route, what, written, documented));
    }
  }

  /** A resource whose routes each differ from the document in one way. */
  @Path("/v1/tenders")
  public static final class Wrong {

    @GET
    @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION)
    public void list() {}

    @POST
    @Access(scope = "tenders:write", kind = Kind.TRAINING_ORGANIZATION)
    public void create() {}

    @GET
    @Path("/{id}")
    @Access(scope = "tenders:read")
    public void get() {}

    @POST
    @Path("/{id}/publish")
    @PublicEndpoint
    public void publish() {}

    @POST
    @Path("/{id: [a-z]+}/sign")
    @Access(scope = "tenders:write", role = Role.OWNER)
    public void sign() {}
  }

  @Test
  void eachDifferenceIsNamed() {
    assertThat(differences(Routes.of(Set.of(Wrong.class))))
        .contains(
            "GET /v1/tenders: scopes is [tenders:write], documented [tenders:read]",
            "POST /v1/tenders: role is reader, documented contributor",
            "GET /v1/tenders/{id}: tenancy is any, documented training_organization",
            "POST /v1/tenders/{id}/publish: tenancy is public, documented training_organization",
            "POST /v1/tenders/{id}/sign is written, not documented",
            "PATCH /v1/tenders/{id} is documented, not written");
  }
}
