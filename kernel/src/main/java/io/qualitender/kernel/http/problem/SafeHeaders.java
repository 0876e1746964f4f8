package io.qualitender.kernel.http.problem;

import java.util.Map;

/** Security headers of every response. */
public final class SafeHeaders {

  public static final Map<String, String> ALL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  private SafeHeaders() {}
}
