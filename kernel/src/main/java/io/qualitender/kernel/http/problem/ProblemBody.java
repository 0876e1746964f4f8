package io.qualitender.kernel.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Language;
import java.util.LinkedHashMap;
import java.util.Map;

/** The response body and headers of a problem. */
public final class ProblemBody {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "https://qualitender.fr/problems/";

  /** Seconds after which a client may retry after a 429 or 503 without a known wait. */
  private static final String RETRY_AFTER = "2";

  private ProblemBody() {}

  /** The members of RFC 9457, then those of every problem, then the problem's own. */
  public static byte[] bytes(Problem problem, String requestId, Language language) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPES + problem.code().code().replace('_', '-'));
    body.put("title", problem.code().title());
    body.put("status", problem.code().status());
    body.put("code", problem.code().code());
    body.put("detail", problem.detail());
    body.put("errors", problem.faults());
    body.put("request_id", requestId);
    body.putAll(problem.members());
    try {
      return Json.writer(language).writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem's members can be written", e);
    }
  }

  /**
   * Headers for the status. {@code Retry-After} is the member {@code retry_after}, in seconds, if
   * present.
   */
  public static Map<String, String> headers(Problem problem, Language language) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    headers.put("Content-Language", language.tag());
    headers.put("Vary", "Accept-Language, Accept-Encoding");
    int status = problem.code().status();
    if (status == 401) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    if (status == 429 || status == 503) {
      Object wait = problem.members().get("retry_after");
      headers.put("Retry-After", wait == null ? RETRY_AFTER : wait.toString());
    }
    return headers;
  }
}
