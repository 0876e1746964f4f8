package io.qualitender.kernel.http;

import io.qualitender.kernel.http.body.Binder;
import io.qualitender.kernel.http.body.Binder.Bound;
import io.qualitender.kernel.http.body.BufferedBody;
import io.qualitender.kernel.http.problem.RequestId;
import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Language;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.ResourceMethod;

/**
 * The current request, as a parameter of a resource method. Each part is validated when it is read,
 * so that a resource reports errors in the API's order: an object of another tenant (404) before
 * the body (400), before {@code If-Match} (428, 412), before the values (422), before the role
 * (403).
 */
public final class Call {

  private final ContainerRequest request;

  public Call(ContainerRequest request) {
    this.request = request;
  }

  /**
   * The authenticated caller, with the role that the method's {@link Access} requires. Only for
   * operations with {@link Access}.
   */
  public Actor actor() {
    return actorIfAny()
        .map(actor -> actor.calling(requiredRole(actor)))
        .orElseThrow(() -> new IllegalStateException("a public operation has no actor"));
  }

  /** The caller's tenant, which every query names. */
  public UUID tenantId() {
    return actor().tenantId();
  }

  /** The authenticated caller, if a public operation was sent a credential. */
  public Optional<Actor> actorIfAny() {
    Object principal = request.getSecurityContext().getUserPrincipal();
    return principal instanceof Actor ? Optional.of((Actor) principal) : Optional.empty();
  }

  /** 403 role_missing unless the actor has the role that the method's {@link Access} requires. */
  public void requireRole() {
    actor().requireRole();
  }

  /** Nothing less than an owner may call what no resource has declared. */
  private Role requiredRole(Actor actor) {
    ResourceMethod called = request.getUriInfo().getMatchedResourceMethod();
    if (called == null) {
      return Role.OWNER;
    }
    Method method = called.getInvocable().getHandlingMethod();
    return Stream.of(method.getAnnotationsByType(Access.class))
        .filter(access -> access.kind().includes(actor.kind()))
        .map(Access::role)
        .max(Comparator.naturalOrder())
        .orElse(Role.READER);
  }

  /** The id in a path; 404 when {@code text} is no id of this kind. */
  public UUID id(IdPrefix prefix, String text) {
    return prefix.parse(text).orElseThrow(SqlErrorTranslator::notFound);
  }

  /**
   * The JSON body as a request record. Query parameters are refused.
   *
   * @throws Problem 415 for another media type; 400 malformed_body with all faults when it cannot
   *     be read as {@code type}
   */
  public <T> RequestBody<T> body(Class<T> type) {
    query().done();
    return requestBody(Binder.bind(json(List.of("json")), type));
  }

  /** Like {@link #body}; a missing body is read as {@code {}}. */
  public <T> RequestBody<T> bodyIfAny(Class<T> type) {
    query().done();
    return BufferedBody.of(request).isEmpty()
        ? requestBody(Binder.bind(new byte[] {'{', '}'}, type))
        : body(type);
  }

  /**
   * The merge patch (RFC 7396) in the body, applied to {@code current}: absent keeps, null clears,
   * lists are replaced whole. Plain {@code application/json} is accepted too, since many clients
   * can send nothing else.
   *
   * @param current the stored object as a request record
   * @param view the object as GET returns it: read-only members may be sent unchanged (400 {@code
   *     read_only} otherwise)
   */
  public <T> RequestBody<T> patch(T current, Supplier<?> view, Class<T> type) {
    query().done();
    return requestBody(
        Binder.merge(current, view, json(List.of("merge-patch+json", "json")), type));
  }

  private record Nothing() {}

  /** Throws 400 unless the body is empty or {@code {}}. */
  public void noBody() {
    bodyIfAny(Nothing.class).valueOrThrow();
  }

  private byte[] json(List<String> subtypes) {
    BufferedBody body = BufferedBody.of(request);
    if (!body.isEmpty() && subtypes.stream().noneMatch(body::isJson)) {
      throw Problem.of(
          KernelProblem.UNSUPPORTED_MEDIA_TYPE,
          Text.of("http.send_media_type", "application/" + subtypes.get(0)));
    }
    return body.bytes();
  }

  /** Malformed parts are reported alone, since they may be the cause of missing values. */
  private static <T> RequestBody<T> requestBody(Bound<T> bound) {
    Faults malformed = new Faults(bound.malformed(), bound.more());
    malformed.throwIfAny(KernelProblem.MALFORMED_BODY, Text.of("http.malformed_body"));
    Faults faults = new Faults(bound.values(), bound.more());
    if (bound.value() == null) {
      faults.throwIfAny();
    }
    return new RequestBody<>(bound.value(), faults, bound.changes());
  }

  /**
   * Checks that {@code If-Match} names the stored version.
   *
   * @throws Problem 428 without {@code If-Match}, 400 when it is not a list of entity tags, 412
   *     when it names another version
   */
  public void ifMatch(long version) {
    String header = request.getHeaderString(HttpHeaders.IF_MATCH);
    if (header == null || header.isBlank()) {
      throw Problem.of(
          KernelProblem.IF_MATCH_REQUIRED,
          Text.of("http.if_match_required"),
          List.of(Fault.header(HttpHeaders.IF_MATCH, "required", Text.of("http.send_etag"))));
    }
    checkIfMatch(header, version);
  }

  private static void checkIfMatch(String header, long version) {
    if (!ETags.areTags(header)) {
      throw Problem.of(
          KernelProblem.BAD_REQUEST,
          Text.of("http.if_match_unquoted"),
          List.of(
              Fault.header(
                  HttpHeaders.IF_MATCH,
                  "bad_format",
                  Text.of("http.send_etag_quoted", ETags.of(version)))));
    }
    if (!ETags.match(header, version)) {
      throw Problem.of(
              KernelProblem.STALE_VERSION, Text.of("http.stale_version", Long.toString(version)))
          .with("current_version", version);
    }
  }

  /** Like {@link #ifMatch}, for operations where the header is optional. */
  public void ifMatchIfAny(long version) {
    String header = request.getHeaderString(HttpHeaders.IF_MATCH);
    if (header != null) {
      // An empty header is refused with 400.
      checkIfMatch(header, version);
    }
  }

  /** Throws 400 without {@code Idempotency-Key}: for operations that notify or bind others. */
  public void requireIdempotencyKey() {
    if (idempotencyKey().isEmpty()) {
      throw Problem.of(
          KernelProblem.IDEMPOTENCY_KEY_REQUIRED,
          Text.of("http.idempotency_key_required"),
          List.of(Fault.header(Writes.KEY_HEADER, "required", Text.of("http.send_uuid"))));
    }
  }

  /**
   * Throws 400 with {@code Idempotency-Key}: for operations without a tenant to store the response
   * for, so that no client relies on it there.
   */
  public void noIdempotencyKey() {
    if (idempotencyKey().isPresent()) {
      throw Problem.of(
          KernelProblem.INVALID_IDEMPOTENCY_KEY,
          Text.of("http.key_not_kept"),
          List.of(Fault.header(Writes.KEY_HEADER, "not_supported", Text.of("http.send_no_key"))));
    }
  }

  /** The value of {@code Idempotency-Key}, not validated. */
  Optional<String> idempotencyKey() {
    return Optional.ofNullable(request.getHeaderString(Writes.KEY_HEADER));
  }

  /** HTTP method and path, for the fingerprint of a request. */
  String methodAndPath() {
    return request.getMethod() + " " + request.getRequestUri().getRawPath();
  }

  String bodyDigest() {
    return BufferedBody.of(request).sha256();
  }

  boolean isPost() {
    return request.getMethod().equals("POST");
  }

  /** The query parameters. */
  public Query query() {
    return new Query(request.getUriInfo().getQueryParameters());
  }

  /** The language of messages: French unless the caller prefers English. */
  public Language language() {
    return Language.preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  public String requestId() {
    return String.valueOf(request.getProperty(RequestId.ATTRIBUTE));
  }
}
