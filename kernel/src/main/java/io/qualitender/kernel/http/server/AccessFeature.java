package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.Access;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.http.PublicEndpoint;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Registers the authentication and authorization filters of each resource method. A method with
 * neither {@link Access} nor {@link PublicEndpoint} prevents the server from starting.
 */
final class AccessFeature implements DynamicFeature {

  private final Credentials credentials;

  AccessFeature(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method method = resource.getResourceMethod();
    if (resource.getResourceClass().getName().startsWith("org.glassfish.jersey.")) {
      return;
    }
    Access[] accesses = method.getAnnotationsByType(Access.class);
    PublicEndpoint publicEndpoint = method.getAnnotation(PublicEndpoint.class);
    if ((accesses.length == 0) == (publicEndpoint == null)) {
      throw new IllegalStateException(
          method + " must carry either @Access, with a scope, or @PublicEndpoint");
    }
    if (publicEndpoint == null) {
      context.register(new BearerFilter(credentials, true));
      context.register(new AccessFilter(List.of(accesses), resource.getResourceClass()));
    } else if (publicEndpoint.credential()) {
      context.register(new BearerFilter(credentials, false));
    }
  }
}
