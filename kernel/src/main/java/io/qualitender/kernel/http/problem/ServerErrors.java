package io.qualitender.kernel.http.problem;

import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.text.Language;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Sends errors of the HTTP server itself (bad URI, headers too large, path outside the API) as
 * problem+json. Installed on the server and on its context.
 */
public final class ServerErrors extends ErrorHandler {

  /** The request attribute for a {@link Problem} to send instead of one derived from the status. */
  public static final String PROBLEM = ServerErrors.class.getName();

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object errorStatus = request.getAttribute(ErrorHandler.ERROR_STATUS);
    int status = errorStatus instanceof Integer ? (Integer) errorStatus : response.getStatus();
    Problem problem =
        request.getAttribute(PROBLEM) instanceof Problem attached ? attached : problem(status);
    Object requestIdAttribute = request.getAttribute(RequestId.ATTRIBUTE);
    String requestId =
        requestIdAttribute instanceof String
            ? (String) requestIdAttribute
            : RequestId.of(request.getHeaders().get(RequestId.HEADER));

    Language language = Language.preferred(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    byte[] body = ProblemBody.bytes(problem, requestId, language);
    response.setStatus(problem.code().status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(RequestId.HEADER, requestId);
    SafeHeaders.ALL.forEach((name, value) -> response.getHeaders().put(name, value));
    ProblemBody.headers(problem, language)
        .forEach((name, value) -> response.getHeaders().put(name, value));
    if (!request.getConnectionMetaData().isPersistent()) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, ByteBuffer.wrap(head ? new byte[0] : body), callback);
    return true;
  }

  private static Problem problem(int status) {
    ProblemCode code = HttpProblem.forStatus(status < 400 ? 500 : status);
    return Problem.of(code, HttpProblem.adviceFor(code));
  }

  /** A complete HTTP response for a connection that is closed before its request was read. */
  public static byte[] closingResponse(int status) {
    Problem problem = problem(status);
    String requestId = RequestId.of(null);
    byte[] body = ProblemBody.bytes(problem, requestId, Language.FR);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + problem.code().code());
    Map<String, String> headers = new LinkedHashMap<>(SafeHeaders.ALL);
    headers.putAll(ProblemBody.headers(problem, Language.FR));
    headers.put("Content-Type", ProblemBody.MEDIA_TYPE);
    headers.put("Content-Length", Integer.toString(body.length));
    headers.put(RequestId.HEADER, requestId);
    headers.put("Connection", "close");
    headers.forEach((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(start.length + body.length).put(start).put(body).array();
  }
}
