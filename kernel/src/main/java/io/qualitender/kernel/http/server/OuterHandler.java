package io.qualitender.kernel.http.server;

import io.qualitender.kernel.http.problem.ServerErrors;
import io.qualitender.kernel.http.server.RequestLimits.RateStatus;
import io.qualitender.kernel.http.server.RequestLimits.Refused;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Outermost, around compression and everything else: what can be said of a request by its first
 * lines, and what must be said of an answer when it is written.
 */
final class OuterHandler extends Handler.Wrapper {

  /** Dropwizard's name of the connector that is not the operator's own. */
  private static final String APPLICATION = "application";

  static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private final RequestLimits limits;
  private final Proxies proxies;

  OuterHandler(Handler inside, RequestLimits limits, Proxies proxies) {
    super(inside);
    this.limits = limits;
    this.proxies = proxies;
  }

  @Override
  public boolean handle(Request sent, Response response, Callback callback) throws Exception {
    if (!APPLICATION.equals(sent.getConnectionMetaData().getConnector().getName())) {
      return super.handle(sent, response, callback);
    }
    Request request = proxies.seenThrough(sent);
    Response answer = new Answer(request, response);
    try {
      String credential = request.getHeaders().get(HttpHeader.AUTHORIZATION);
      tell(answer, limits.acquire(Request.getRemoteAddr(request), BearerFilter.secret(credential)));
    } catch (Refused refused) {
      tell(answer, refused.status());
      request.setAttribute(ServerErrors.PROBLEM, refused.problem());
      Response.writeError(request, answer, callback, HttpStatus.TOO_MANY_REQUESTS_429);
      return true;
    }
    if (!METHODS.contains(request.getMethod())) {
      Response.writeError(request, answer, callback, HttpStatus.NOT_IMPLEMENTED_501);
      return true;
    }
    return super.handle(request, answer, callback);
  }

  private static void tell(Response answer, RateStatus status) {
    answer.getHeaders().put("RateLimit-Policy", status.policy());
    answer.getHeaders().put("RateLimit", status.limit());
  }

  /** Puts right at the last moment what no one further in can know. */
  private static final class Answer extends Response.Wrapper {

    private Answer(Request request, Response wrapped) {
      super(request, wrapped);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (!isCommitted()) {
        closeIfTheRequestGoesOn();
        keepTheVersion();
        writeHead();
      }
      super.write(last, content, callback);
    }

    /**
     * A body that nobody reads ends the connection. A client that is not told so would send its
     * next request into nothing.
     */
    private void closeIfTheRequestGoesOn() {
      if (!getRequest().consumeAvailable()) {
        getHeaders().put(HttpHeader.CONNECTION, "close");
      }
    }

    /** What can be got can be asked for its headers; Jersey answers HEAD and does not say so. */
    private void writeHead() {
      String allow = getHeaders().get(HttpHeader.ALLOW);
      if (allow != null) {
        Set<String> methods = new TreeSet<>(List.of(allow.split("[, ]+")));
        if (methods.contains("GET")) {
          methods.add("HEAD");
        }
        getHeaders().put(HttpHeader.ALLOW, String.join(", ", methods));
      }
    }

    /** Compression adds itself to the tag; ours is a version, and no validator of bytes. */
    private void keepTheVersion() {
      String tag = getHeaders().get(HttpHeader.ETAG);
      if (tag != null) {
        getHeaders().put(HttpHeader.ETAG, tag.replace("--gzip\"", "\""));
      }
    }
  }
}
