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
 * The outermost handler, around compression and everything else: rate limits and unknown methods
 * before the request is processed, corrections of headers when the response is written.
 */
final class OuterHandler extends Handler.Wrapper {

  /** Dropwizard's name of the connector of the API, as opposed to the admin connector. */
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
    Request request = proxies.withClientAddress(sent);
    Response answer = new FinalHeaders(request, response);
    try {
      String credential = request.getHeaders().get(HttpHeader.AUTHORIZATION);
      addRateHeaders(
          answer, limits.acquire(Request.getRemoteAddr(request), BearerFilter.secret(credential)));
    } catch (Refused refused) {
      addRateHeaders(answer, refused.status());
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

  private static void addRateHeaders(Response answer, RateStatus status) {
    answer.getHeaders().put("RateLimit-Policy", status.policy());
    answer.getHeaders().put("RateLimit", status.limit());
  }

  /** Corrects headers just before the response is committed. */
  private static final class FinalHeaders extends Response.Wrapper {

    private FinalHeaders(Request request, Response wrapped) {
      super(request, wrapped);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (!isCommitted()) {
        closeIfBodyUnread();
        removeGzipSuffix();
        addHeadToAllow();
      }
      super.write(last, content, callback);
    }

    /**
     * Sends {@code Connection: close} when the request body was not read to its end, since the
     * connection cannot be reused.
     */
    private void closeIfBodyUnread() {
      if (!getRequest().consumeAvailable()) {
        getHeaders().put(HttpHeader.CONNECTION, "close");
      }
    }

    /** Jersey answers HEAD wherever there is a GET but does not list it in Allow. */
    private void addHeadToAllow() {
      String allow = getHeaders().get(HttpHeader.ALLOW);
      if (allow != null) {
        Set<String> methods = new TreeSet<>(List.of(allow.split("[, ]+")));
        if (methods.contains("GET")) {
          methods.add("HEAD");
        }
        getHeaders().put(HttpHeader.ALLOW, String.join(", ", methods));
      }
    }

    /** Compression adds a suffix to the ETag, which here is the object's version. */
    private void removeGzipSuffix() {
      String tag = getHeaders().get(HttpHeader.ETAG);
      if (tag != null) {
        getHeaders().put(HttpHeader.ETAG, tag.replace("--gzip\"", "\""));
      }
    }
  }
}
