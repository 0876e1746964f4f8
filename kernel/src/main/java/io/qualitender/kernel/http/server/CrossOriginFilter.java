package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.PublicEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * Allows scripts of any origin to read public endpoints without credentials, and nothing else: a
 * key in a web page would be public.
 */
final class CrossOriginFilter implements ContainerResponseFilter {

  private static final String ONE_DAY_SECONDS = "86400";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    boolean preflight = request.getMethod().equals(HttpMethod.OPTIONS);
    boolean reads = Stream.of("GET", "HEAD").anyMatch(request.getMethod()::equals);
    if (!(preflight || reads) || !isPublic((ExtendedUriInfo) request.getUriInfo())) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("Access-Control-Allow-Origin", "*");
    if (preflight) {
      headers.putSingle("Access-Control-Allow-Methods", "GET, HEAD");
      headers.putSingle("Access-Control-Allow-Headers", "Accept-Language, X-Request-Id");
      headers.putSingle("Access-Control-Max-Age", ONE_DAY_SECONDS);
    } else {
      headers.putSingle(
          "Access-Control-Expose-Headers",
          "ETag, X-Request-Id, Retry-After, RateLimit, RateLimit-Policy");
    }
  }

  private static boolean isPublic(ExtendedUriInfo address) {
    Resource resource = address.getMatchedModelResource();
    return resource != null
        && resource.getResourceMethods().stream()
            .filter(method -> HttpMethod.GET.equals(method.getHttpMethod()))
            .map(ResourceMethod::getInvocable)
            .anyMatch(
                method -> method.getHandlingMethod().isAnnotationPresent(PublicEndpoint.class));
  }
}
