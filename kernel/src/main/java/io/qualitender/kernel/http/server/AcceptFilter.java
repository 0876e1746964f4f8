package io.qualitender.kernel.http.server;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ExtendedUriInfo;

/**
 * Applies {@code q=0} in {@code Accept}: a type excluded by the most specific range is refused with
 * 406. Jersey ignores such a range and uses a wider one.
 */
@Priority(Priorities.AUTHENTICATION - 1)
final class AcceptFilter implements ContainerRequestFilter {

  private static final Pattern ZERO = Pattern.compile("0(\\.0*)?");

  @Override
  public void filter(ContainerRequestContext request) {
    List<MediaType> ranges = request.getAcceptableMediaTypes();
    List<MediaType> produced =
        ((ExtendedUriInfo) request.getUriInfo()).getMatchedResourceMethod().getProducedTypes();
    if (!produced.isEmpty() && produced.stream().allMatch(type -> isExcluded(type, ranges))) {
      throw new NotAcceptableException();
    }
  }

  private static boolean isExcluded(MediaType type, List<MediaType> ranges) {
    return ranges.stream()
        .filter(range -> range.isCompatible(type))
        .max(Comparator.comparingInt(AcceptFilter::specificity))
        .map(range -> ZERO.matcher(range.getParameters().getOrDefault("q", "1")).matches())
        .orElse(false);
  }

  private static int specificity(MediaType range) {
    return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
  }
}
