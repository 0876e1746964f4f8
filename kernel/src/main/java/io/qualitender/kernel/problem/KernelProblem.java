package io.qualitender.kernel.problem;

/** The errors that any endpoint may return. */
public enum KernelProblem implements ProblemCode {
  MALFORMED_BODY(400),
  INVALID_PARAMETER(400),
  INVALID_CURSOR(400),
  BAD_REQUEST(400),
  IDEMPOTENCY_KEY_REQUIRED(400),
  INVALID_IDEMPOTENCY_KEY(400),
  UNAUTHORIZED(401),
  SCOPE_MISSING(403),
  WRONG_TENANT_KIND(403),
  ROLE_MISSING(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  ILLEGAL_TRANSITION(409),
  CONFLICT(409),
  IDEMPOTENCY_IN_PROGRESS(409),
  BUSY(409),
  STALE_VERSION(412),
  BODY_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  INVALID_VALUES(422),
  IDEMPOTENCY_KEY_REUSED(422),
  IF_MATCH_REQUIRED(428),
  TOO_MANY_REQUESTS(429),
  INTERNAL_ERROR(500),
  UNAVAILABLE(503);

  private final int status;

  KernelProblem(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
