package io.qualitender.api.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request and its answer.
 *
 * @param target path and query, as sent
 * @param requestType the request's media type; null without a body
 * @param requestBody null without a body
 * @param headers of the answer
 * @param body of the answer; empty when there is none
 */
public record Exchange(
    String method,
    String target,
    String requestType,
    String requestBody,
    int status,
    Map<String, List<String>> headers,
    String body) {

  public Exchange {
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  String path() {
    return target.split("\\?", 2)[0];
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  String mediaType() {
    return bare(header("Content-Type").orElse(""));
  }

  /** A media type without its parameters. */
  static String bare(String contentType) {
    return contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return method + " " + target + " -> " + status + " " + body;
  }
}
