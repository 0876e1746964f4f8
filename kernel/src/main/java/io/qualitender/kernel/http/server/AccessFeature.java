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
 * Puts the doors before the resources' methods. Denied by default: a method that says neither
 * {@link Access} nor {@link PublicEndpoint} keeps the server from starting.
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
    PublicEndpoint open = method.getAnnotation(PublicEndpoint.class);
    if ((accesses.length == 0) == (open == null)) {
      throw new IllegalStateException(
          method + " must carry either @Access, with a scope, or @Open");
    }
    if (open == null) {
      context.register(new BearerFilter(credentials, true));
      context.register(new AccessFilter(List.of(accesses), resource.getResourceClass()));
    } else if (open.credential()) {
      context.register(new BearerFilter(credentials, false));
    }
  }
}
