package io.qualitender.kernel.http.problem;

import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.text.Language;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the server itself refuses (a bad address, headers too large, a path outside the API), in the
 * same shape as every other error. Sits on the server and on its context.
 */
public final class ServerErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object known = request.getAttribute(ErrorHandler.ERROR_STATUS);
    int status = known instanceof Integer ? (Integer) known : response.getStatus();
    ProblemCode code = HttpProblem.forStatus(status < 400 ? 500 : status);
    Problem problem = Problem.of(code, HttpProblem.adviceFor(code));
    Object before = request.getAttribute(RequestId.ATTRIBUTE);
    String requestId =
        before instanceof String
            ? (String) before
            : RequestId.of(request.getHeaders().get(RequestId.HEADER));

    Language language = Language.preferred(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    byte[] body = ProblemBody.bytes(problem, requestId, language);
    response.setStatus(status < 400 ? 500 : status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(RequestId.HEADER, requestId);
    SafeHeaders.ALL.forEach((name, value) -> response.getHeaders().put(name, value));
    ProblemBody.headers(problem, language)
        .forEach((name, value) -> response.getHeaders().put(name, value));
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, ByteBuffer.wrap(head ? new byte[0] : body), callback);
    return true;
  }
}
