package io.qualitender.kernel.http.server;

import io.dropwizard.auth.AuthFilter;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Actor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Authenticates {@code Authorization: Bearer …}. A secret in the URL would end up in logs, so it is
 * refused even with a valid header. Missing, unknown, expired and revoked credentials get the same
 * response.
 */
@Priority(Priorities.AUTHENTICATION)
final class BearerFilter extends AuthFilter<String, Actor> {

  private static final Pattern BEARER =
      Pattern.compile("Bearer +([\\x21-\\x7E]{1,512})", Pattern.CASE_INSENSITIVE);
  private static final Set<String> TOKENS_IN_QUERY =
      Set.of("access_token", "api_key", "apikey", "token", "key", "authorization");

  private final boolean required;

  /**
   * @param required whether a request without credential is refused
   */
  BearerFilter(Credentials credentials, boolean required) {
    this.required = required;
    this.authenticator = credentials::authenticate;
    this.prefix = "Bearer";
    this.realm = "qualitender";
  }

  @Override
  public void filter(ContainerRequestContext request) {
    boolean inQuery =
        request.getUriInfo().getQueryParameters().keySet().stream()
            .anyMatch(name -> TOKENS_IN_QUERY.contains(name.toLowerCase(Locale.ROOT)));
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null && !required && !inQuery) {
      return;
    }
    if (inQuery || !authenticate(request, secret(header), "BEARER")) {
      throw Problem.of(KernelProblem.UNAUTHORIZED, Text.of("server.bad_credential"));
    }
  }

  /** The secret in the header; null if it is not a bearer token. */
  static String secret(String header) {
    Matcher bearer = BEARER.matcher(header == null ? "" : header.trim());
    return bearer.matches() ? bearer.group(1) : null;
  }
}
