package io.qualitender.peer;

import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.TenantKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Finds the caller of {@code Authorization: Bearer …}, which controllers take as an attribute. */
@Component
class KeyInterceptor implements HandlerInterceptor {

  private static final String BEARER = "Bearer ";

  private final KeyService keys;

  KeyInterceptor(KeyService keys) {
    this.keys = keys;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    Actor actor =
        header == null || !header.startsWith(BEARER)
            ? null
            : keys.find(sha256(header.substring(BEARER.length())));
    if (actor == null) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
    }
    request.setAttribute("actor", actor);
    return true;
  }

  /** 403 unless the caller is of this kind and its key has the scope. */
  static void require(Actor actor, TenantKind kind, String scope) {
    if ((kind != null && actor.kind() != kind) || !actor.scopes().contains(scope)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
