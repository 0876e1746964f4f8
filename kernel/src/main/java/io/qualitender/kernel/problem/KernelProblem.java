package io.qualitender.kernel.problem;

/** The catalogue of what any endpoint may answer. */
public enum KernelProblem implements ProblemCode {
  MALFORMED_BODY(400, "The body cannot be read"),
  INVALID_PARAMETER(400, "A parameter cannot be read"),
  INVALID_CURSOR(400, "The cursor does not belong to this list"),
  BAD_REQUEST(400, "The request cannot be read"),
  IDEMPOTENCY_KEY_REQUIRED(400, "Idempotency-Key is required"),
  INVALID_IDEMPOTENCY_KEY(400, "Idempotency-Key cannot be used"),
  UNAUTHORIZED(401, "A valid credential is required"),
  SCOPE_MISSING(403, "The credential lacks a scope"),
  WRONG_TENANT_KIND(403, "Not for this kind of tenant"),
  ROLE_MISSING(403, "The credential's role does not allow it"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No representation fits Accept"),
  ILLEGAL_TRANSITION(409, "Not possible in this state"),
  CONFLICT(409, "In conflict with what is stored"),
  IDEMPOTENCY_IN_PROGRESS(409, "The same request is still running"),
  BUSY(409, "Another request holds what this one needs"),
  STALE_VERSION(412, "The object has changed since it was read"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
  INVALID_VALUES(422, "Values cannot be accepted"),
  IDEMPOTENCY_KEY_REUSED(422, "Idempotency-Key was used with another request"),
  IF_MATCH_REQUIRED(428, "If-Match is required"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL_ERROR(500, "Something went wrong on our side"),
  UNAVAILABLE(503, "Temporarily unavailable");

  private final int status;
  private final String title;

  KernelProblem(int status, String title) {
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
}
