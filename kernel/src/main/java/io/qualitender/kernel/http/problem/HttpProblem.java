package io.qualitender.kernel.http.problem;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.ProblemCode;
import java.util.stream.Stream;

/** What the server itself may refuse before a resource is asked. */
public enum HttpProblem implements ProblemCode {
  REQUEST_TIMEOUT(408, "The request came too slowly"),
  LENGTH_REQUIRED(411, "Content-Length is required"),
  URI_TOO_LONG(414, "The address is too long"),
  EXPECTATION_FAILED(417, "Expect cannot be met"),
  MISDIRECTED_REQUEST(421, "The request was sent to another host"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  NOT_IMPLEMENTED(501, "The method is not known"),
  HTTP_VERSION_NOT_SUPPORTED(505, "The HTTP version is not supported");

  private final int status;
  private final String title;

  HttpProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  /** The code for an error of which only the status is known. */
  static ProblemCode forStatus(int status) {
    switch (status) {
      case 401:
        return KernelProblem.UNAUTHORIZED;
      case 404:
        return KernelProblem.NOT_FOUND;
      case 405:
        return KernelProblem.METHOD_NOT_ALLOWED;
      case 406:
        return KernelProblem.NOT_ACCEPTABLE;
      case 413:
        return KernelProblem.BODY_TOO_LARGE;
      case 415:
        return KernelProblem.UNSUPPORTED_MEDIA_TYPE;
      case 429:
        return KernelProblem.TOO_MANY_REQUESTS;
      case 503:
        return KernelProblem.UNAVAILABLE;
      default:
        return Stream.of(values())
            .filter(problem -> problem.status == status)
            .map(ProblemCode.class::cast)
            .findFirst()
            .orElse(status < 500 ? KernelProblem.BAD_REQUEST : KernelProblem.INTERNAL_ERROR);
    }
  }

  /** The sentence for an error of which only the status is known: what to do. */
  static String adviceFor(ProblemCode code) {
    if (code instanceof KernelProblem) {
      switch ((KernelProblem) code) {
        case UNAUTHORIZED:
          return "Send a valid credential: Authorization: Bearer qk_….";
        case NOT_FOUND:
          return "There is nothing at this address; see /openapi.yaml for the paths.";
        case METHOD_NOT_ALLOWED:
          return "This path does not know the method; Allow lists those it knows.";
        case NOT_ACCEPTABLE:
          return "Send Accept: application/json, or no Accept at all.";
        case BODY_TOO_LARGE:
          return "Send a smaller body.";
        case UNSUPPORTED_MEDIA_TYPE:
          return "Send Content-Type: application/json, without Content-Encoding.";
        case UNAVAILABLE:
          return "The service cannot answer right now. Try again in a moment.";
        case BAD_REQUEST:
          return "The address or a header does not follow HTTP (RFC 9110, RFC 3986).";
        default:
          break;
      }
    }
    return code.status() < 500
        ? code.title() + "."
        : "We have noted it under the request_id; quote it when you write to us.";
  }
}
