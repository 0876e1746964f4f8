package io.qualitender.kernel.http.problem;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.id.Ids;
import java.util.regex.Pattern;

/** The id of one request in responses and logs. A client's own id is kept if it is well formed. */
public final class RequestId {

  public static final String HEADER = "X-Request-Id";

  /** The request attribute and the key in the logging context. */
  public static final String ATTRIBUTE = "request_id";

  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private RequestId() {}

  /** The client's id, or a new one if it sent none or an invalid one. */
  public static String of(String sent) {
    return sent != null && WELL_FORMED.matcher(sent).matches()
        ? sent
        : IdPrefix.REQUEST.format(Ids.next());
  }
}
