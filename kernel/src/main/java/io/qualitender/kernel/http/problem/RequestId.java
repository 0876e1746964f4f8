package io.qualitender.kernel.http.problem;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.id.Ids;
import java.util.regex.Pattern;

/**
 * The name of one request in answers and logs. A client's own is kept when it is well formed, so
 * that both sides can search for the same word.
 */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";

  /** The request attribute and the key in the logging context. */
  public static final String ATTRIBUTE = "request_id";

  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{8,64}");
  private static final IdPrefix PREFIX = new IdPrefix("req");

  private RequestId() {}

  /** The client's id, or a new one where it sent none that can be used. */
  public static String of(String sent) {
    return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : PREFIX.format(Ids.next());
  }
}
