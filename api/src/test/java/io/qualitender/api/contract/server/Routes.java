package io.qualitender.api.contract.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Kind;
import io.qualitender.kernel.http.PublicEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of the resources, read from their annotations. */
final class Routes {

  /**
   * One route and its access, named as in the document.
   *
   * @param scopes the organization's first
   * @param minRole the minRole role; null for a public route
   */
  record Route(
      String method,
      String path,
      List<String> scopes,
      String minRole,
      String tenancy,
      boolean optionalCredential) {

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private Routes() {}

  /** Every class of the program with a path, registered or not. */
  static Set<Class<?>> resourceClasses() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.qualitender")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .collect(Collectors.toSet());
  }

  static List<Route> of(Collection<Class<?>> resourceClasses) {
    List<Route> routes = new ArrayList<>();
    for (Class<?> resource : resourceClasses) {
      for (Method method : resource.getMethods()) {
        verb(method).ifPresent(verb -> routes.add(route(resource, method, verb)));
      }
    }
    routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
    return routes;
  }

  private static Optional<String> verb(Method method) {
    return Stream.of(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(found -> found != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static Route route(Class<?> resource, Method method, String verb) {
    String path = "/" + path(resource.getAnnotation(Path.class)) + "/" + path(onMethod(method));
    String tidy =
        path.replaceAll("/+", "/")
            .replaceAll("(?<=.)/$", "")
            .replaceAll("\\{ *(\\w+)[^}]*}", "{$1}");
    PublicEndpoint open = method.getAnnotation(PublicEndpoint.class);
    if (open != null) {
      return new Route(verb, tidy, List.of(), null, "public", open.credential());
    }
    List<Access> accesses =
        Stream.of(method.getAnnotationsByType(Access.class))
            .sorted(Comparator.comparing(Access::kind))
            .toList();
    return new Route(
        verb,
        tidy,
        accesses.stream().map(Access::scope).toList(),
        minRole(accesses),
        tenancy(accesses),
        false);
  }

  private static Annotation onMethod(Method method) {
    return method.getAnnotation(Path.class);
  }

  private static String path(Annotation annotation) {
    return annotation instanceof Path ? ((Path) annotation).value() : "";
  }

  /** One role for both sides, or each side's own, joined so that it never compares equal. */
  private static String minRole(List<Access> accesses) {
    return accesses.stream()
        .map(access -> access.role().name().toLowerCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.joining("/"));
  }

  private static String tenancy(List<Access> accesses) {
    Set<Kind> kinds = accesses.stream().map(Access::kind).collect(Collectors.toSet());
    boolean anyKind = kinds.size() > 1 || kinds.contains(Kind.ANY);
    return anyKind ? "any" : kinds.iterator().next().name().toLowerCase(Locale.ROOT);
  }
}
