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
 * One request, as a parameter of a resource's method. Nothing is judged before it is asked for, so
 * that a resource refuses in the order of the API: an object of another tenant (404) before the
 * body (400), before {@code If-Match} (428, 412), before the values (422), before the role (403).
 */
public final class Call {

  private final ContainerRequest request;

  public Call(ContainerRequest request) {
    this.request = request;
  }

  /**
   * Who asks, with the role that the method's {@link Access} requires. Only for operations with
   * {@link Access}.
   */
  public Actor actor() {
    return actorIfAny()
        .map(actor -> actor.calling(requiredRole(actor)))
        .orElseThrow(() -> new IllegalStateException("an open operation has no actor"));
  }

  /** Who asks, where an open operation was sent a credential. */
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
   * The JSON body as a request record. Where there is a body, no parameter is known beside it.
   *
   * @throws Problem 415 for another media type; 400 malformed_body with every fault when it cannot
   *     be read as {@code type}
   */
  public <T> RequestBody<T> body(Class<T> type) {
    query().done();
    return readable(Binder.bind(json(List.of("json")), type));
  }

  /** Like {@link #body}, where no body means one without fields. */
  public <T> RequestBody<T> bodyIfAny(Class<T> type) {
    query().done();
    return BufferedBody.of(request).isEmpty()
        ? readable(Binder.bind(new byte[] {'{', '}'}, type))
        : body(type);
  }

  /**
   * The merge patch (RFC 7396) in the body, applied to {@code current}: absent keeps, null clears,
   * lists are replaced whole. Plain {@code application/json} is read the same way: many clients can
   * send nothing else, and it could mean nothing else here.
   *
   * @param current the object as the same request record would have written it
   * @param view the object as GET shows it: what of it cannot be changed may be sent as it was read
   *     (400 {@code read_only} otherwise)
   */
  public <T> RequestBody<T> patch(T current, Supplier<?> view, Class<T> type) {
    query().done();
    return readable(Binder.merge(current, view, json(List.of("merge-patch+json", "json")), type));
  }

  private record Nothing() {}

  /** 400 unless the body is empty or {@code {}}: for acts without any content. */
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

  /** What makes a body unreadable is told alone: a value may be missing only because of it. */
  private static <T> RequestBody<T> readable(Bound<T> bound) {
    Faults malformed = new Faults(bound.malformed(), bound.more());
    malformed.throwIfAny(KernelProblem.MALFORMED_BODY, Text.of("http.malformed_body"));
    Faults faults = new Faults(bound.values(), bound.more());
    if (bound.value() == null) {
      faults.throwIfAny();
    }
    return new RequestBody<>(bound.value(), faults, bound.changes());
  }

  /**
   * The version the caller changes is the one that is stored.
   *
   * @throws Problem 428 without {@code If-Match}, 400 when it holds no entity tag, 412 when it
   *     names another version
   */
  public void ifMatch(long version) {
    String header = request.getHeaderString(HttpHeaders.IF_MATCH);
    if (header == null || header.isBlank()) {
      throw Problem.of(
          KernelProblem.IF_MATCH_REQUIRED,
          Text.of("http.if_match_required"),
          List.of(Fault.header(HttpHeaders.IF_MATCH, "required", Text.of("http.send_etag"))));
    }
    matches(header, version);
  }

  private static void matches(String header, long version) {
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

  /** Like {@link #ifMatch} for acts where the header is welcome and not required. */
  public void ifMatchIfAny(long version) {
    String header = request.getHeaderString(HttpHeaders.IF_MATCH);
    if (header != null) {
      // Sent and empty it names no version, which where it need not be sent is only a mistake.
      matches(header, version);
    }
  }

  /** 400 without {@code Idempotency-Key}: for acts that tell or bind others. */
  public void requireIdempotencyKey() {
    if (idempotencyKey().isEmpty()) {
      throw Problem.of(
          KernelProblem.IDEMPOTENCY_KEY_REQUIRED,
          Text.of("http.idempotency_key_required"),
          List.of(Fault.header(Writes.KEY_HEADER, "required", Text.of("http.send_uuid"))));
    }
  }

  /**
   * 400 with {@code Idempotency-Key}, where there is no tenant yet to keep an answer for: a client
   * that counts on it must not be given two of what it asked for once.
   */
  public void noIdempotencyKey() {
    if (idempotencyKey().isPresent()) {
      throw Problem.of(
          KernelProblem.INVALID_IDEMPOTENCY_KEY,
          Text.of("http.key_not_kept"),
          List.of(Fault.header(Writes.KEY_HEADER, "not_supported", Text.of("http.send_no_key"))));
    }
  }

  /** The value of {@code Idempotency-Key}, not yet judged. */
  Optional<String> idempotencyKey() {
    return Optional.ofNullable(request.getHeaderString(Writes.KEY_HEADER));
  }

  /** Name of the method and address, for the fingerprint of a request. */
  String methodAndPath() {
    return request.getMethod() + " " + request.getRequestUri().getRawPath();
  }

  String bodyDigest() {
    return BufferedBody.of(request).sha256();
  }

  boolean isPost() {
    return request.getMethod().equals("POST");
  }

  /** The query's parameters, to be read one by one. */
  public Query query() {
    return new Query(request.getUriInfo().getQueryParameters());
  }

  /** The language of words meant for people: French unless the caller prefers English. */
  public Language language() {
    return Language.preferred(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }

  public String requestId() {
    return String.valueOf(request.getProperty(RequestId.ATTRIBUTE));
  }
}
