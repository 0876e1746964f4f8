package io.qualitender.kernel.http.problem;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.ProblemCode;
import io.qualitender.kernel.text.Text;
import java.util.stream.Stream;

/** Errors of the HTTP server itself, before a resource is called. */
public enum HttpProblem implements ProblemCode {
  REQUEST_TIMEOUT(408),
  LENGTH_REQUIRED(411),
  URI_TOO_LONG(414),
  EXPECTATION_FAILED(417),
  MISDIRECTED_REQUEST(421),
  HEADERS_TOO_LARGE(431),
  NOT_IMPLEMENTED(501),
  HTTP_VERSION_NOT_SUPPORTED(505);

  private final int status;

  HttpProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  /** The code for an error when only the status is known. */
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
      case 426:
        // Jetty's response to the HTTP/2 preface; we support no upgrade.
        return HTTP_VERSION_NOT_SUPPORTED;
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

  /** The detail for an error when only the status is known: what to do. */
  static Text adviceFor(ProblemCode code) {
    if (code instanceof KernelProblem) {
      switch ((KernelProblem) code) {
        case NOT_FOUND:
          return Text.of("problem.not_found.advice");
        case METHOD_NOT_ALLOWED:
          return Text.of("problem.method_not_allowed.advice");
        case NOT_ACCEPTABLE:
          return Text.of("problem.not_acceptable.advice");
        case BODY_TOO_LARGE:
          return Text.of("problem.body_too_large.advice");
        case UNSUPPORTED_MEDIA_TYPE:
          return Text.of("problem.unsupported_media_type.advice");
        case UNAVAILABLE:
          return Text.of("problem.unavailable.advice");
        case BAD_REQUEST:
          return Text.of("problem.bad_request.advice");
        default:
          break;
      }
    }
    return code.status() < 500 ? code.title() : Text.of("problem.internal_error.advice");
  }
}
