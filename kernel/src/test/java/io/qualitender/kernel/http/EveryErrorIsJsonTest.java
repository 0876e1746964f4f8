package io.qualitender.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error, wherever it occurs, is problem+json with a request id. */
class EveryErrorIsJsonTest {

  private static TestServer server;

  /** The body of the tests' requests. */
  record Note(String text) {}

  @Path("/v1/notes")
  public static final class Notes {
    @GET
    @PublicEndpoint
    public Response list(Call call) {
      call.query().done();
      return Reply.ok(ListView.whole(java.util.List.of())).etag(7).to(call);
    }

    @POST
    @Access(scope = "notes:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
    public Response write(Call call) {
      RequestBody<Note> note = call.body(Note.class);
      note.faults().throwIfAny();
      call.requireRole();
      return Reply.created(note.value(), "/v1/notes/1").etag(1).to(call);
    }

    @GET
    @Path("/big")
    @PublicEndpoint
    public Response big(Call call) {
      return Reply.ok(Map.of("text", "x".repeat(5000))).etag(7).to(call);
    }

    @GET
    @Path("/broken")
    @Produces("text/csv")
    @PublicEndpoint
    public Response broken() {
      throw new IllegalStateException("internal secret");
    }

    @GET
    @Path("/mine")
    @PublicEndpoint(credential = true)
    public Response mine(Call call) {
      return Reply.ok(Map.of("known", call.actorIfAny().isPresent())).to(call);
    }
  }

  private static Optional<Actor> authenticate(String secret) {
    TenantKind kind =
        secret.equals("body") ? TenantKind.CERTIFICATION_BODY : TenantKind.TRAINING_ORGANIZATION;
    Role role = secret.equals("reader") ? Role.READER : Role.MANAGER;
    Set<String> scopes = secret.equals("narrow") ? Set.of() : Set.of("notes:write");
    return Set.of("good", "body", "reader", "narrow").contains(secret)
        ? Optional.of(new Actor(new UUID(0, 1), kind, null, new UUID(0, 2), role, scopes))
        : Optional.empty();
  }

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(EveryErrorIsJsonTest::authenticate, new Notes());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code)
      throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = TestServer.json(response);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText())
        .isEqualTo("https://qualitender.fr/problems/" + code.replace('_', '-'));
    assertThat(problem.path("errors").isArray()).isTrue();
    assertThat(problem.path("request_id").asText())
        .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow())
        .isNotEmpty();
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }

  private static HttpRequest.Builder post(String secret, String body) {
    return server
        .request("/v1/notes")
        .header("Authorization", "Bearer " + secret)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  @Test
  void unknownPathsAndMethods() throws Exception {
    assertProblem(server.send(server.request("/nowhere")), 404, "not_found");
    assertProblem(server.send(server.request("/v1/notes/9")), 404, "not_found");
    HttpResponse<String> wrong = server.send(server.request("/v1/notes").DELETE());
    assertProblem(wrong, 405, "method_not_allowed");
    assertThat(wrong.headers().firstValue("Allow").orElse("")).contains("GET").contains("POST");
    assertProblem(
        server.send(
            server.request("/v1/notes").method("TRACE", HttpRequest.BodyPublishers.noBody())),
        405,
        "method_not_allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/notes/a%2Fb HTTP/1.1,400,bad_request",
    "GET /v1/notes/%zz HTTP/1.1,400,bad_request",
    "GET /v1//notes;a=b HTTP/1.1,400,bad_request",
    "GET /../../etc HTTP/1.1,400,bad_request",
    "GET /v1/notes?q=%zz HTTP/1.1,400,invalid_parameter",
    "BREW /v1/notes HTTP/1.1,501,not_implemented",
    "PRI * HTTP/2.0,505,http_version_not_supported",
    "GET /v1/notes HTTP/9.9,505,http_version_not_supported"
  })
  void invalidRequestLinesAreRefusedByTheServer(String line, int status, String code)
      throws Exception {
    String answer = raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertRawProblem(answer, status, code);
  }

  @Test
  void headersTooLargeOrInvalid() throws Exception {
    String large =
        raw(
            "GET /v1/notes HTTP/1.1\r\nHost: localhost\r\nX-Long: "
                + "x".repeat(9000)
                + "\r\nConnection: close\r\n\r\n");
    assertRawProblem(large, 431, "headers_too_large");
    assertProblem(
        server.send(server.request("/v1/notes").header("Accept", "///")), 400, "bad_request");
    assertProblem(
        server.send(server.request("/v1/notes").header("Accept", "text/html")),
        406,
        "not_acceptable");
    for (String excluding :
        java.util.List.of(
            "text/csv",
            "application/json;q=0",
            "application/json;q=0.000",
            "application/json;q=0, */*",
            "application/*;q=0, */*;q=0.1",
            "*/*;q=0",
            "text/html, application/json;q=0.0, application/*")) {
      assertProblem(
          server.send(server.request("/v1/notes/mine").header("Accept", excluding)),
          406,
          "not_acceptable");
    }
    for (String allowing :
        java.util.List.of(
            "application/json, */*;q=0",
            "application/json;q=0.001",
            "text/html;q=0, */*",
            "application/*;q=0, application/json")) {
      assertThat(
              server.send(server.request("/v1/notes/mine").header("Accept", allowing)).statusCode())
          .as(allowing)
          .isEqualTo(200);
    }
    assertProblem(
        server.send(server.request("/v1/notes/broken").header("Accept", "application/json")),
        406,
        "not_acceptable");
    assertProblem(
        server.send(
            server
                .request("/v1/notes")
                .header("Authorization", "Bearer good")
                .header("Content-Type", "///")
                .POST(BodyPublishers.ofString("{}"))),
        400,
        "bad_request");
    // Without the filter Jersey fails with 500 on the q.
    assertProblem(
        server.send(server.request("/v1/notes").header("Content-Type", "application/json;q=2")),
        400,
        "bad_request");
  }

  @Test
  void internalErrorsRevealNothing() throws Exception {
    HttpResponse<String> broken =
        server.send(server.request("/v1/notes/broken").header("X-Request-Id", "client-0001"));
    assertProblem(broken, 500, "internal_error");
    assertThat(broken.body()).doesNotContain("secret").doesNotContain("Exception");
    assertThat(TestServer.json(broken).path("request_id").asText()).isEqualTo("client-0001");
  }

  @Test
  void requestIdsThatAreNotWellFormedAreReplaced() throws Exception {
    HttpResponse<String> response =
        server.send(server.request("/v1/notes").header("X-Request-Id", "a b"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Request-Id").orElse("")).startsWith("req_");
  }

  @Test
  void credentialScopeKindAndRoleAreRequired() throws Exception {
    HttpResponse<String> anonymous =
        server.send(server.request("/v1/notes").POST(BodyPublishers.ofString("nonsense")));
    assertProblem(anonymous, 401, "unauthorized");
    assertThat(anonymous.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertProblem(server.send(post("unknown", "{}")), 401, "unauthorized");
    assertProblem(
        server.send(
            server
                .request("/v1/notes?access_token=good")
                .header("Authorization", "Bearer good")
                .POST(BodyPublishers.ofString("{}"))),
        401,
        "unauthorized");
    assertProblem(server.send(post("narrow", "nonsense")), 403, "scope_missing");
    assertProblem(server.send(post("body", "nonsense")), 403, "wrong_tenant_kind");
    assertProblem(server.send(post("reader", "nonsense")), 400, "malformed_body");
    assertProblem(server.send(post("reader", "{\"text\":\"a\"}")), 403, "role_missing");

    HttpResponse<String> made = server.send(post("good", "{\"text\":\"a\"}"));
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Location")).hasValue("/v1/notes/1");
    assertThat(made.headers().firstValue("ETag")).hasValue("\"1\"");
  }

  @Test
  void publicEndpointsMayAuthenticate() throws Exception {
    assertThat(server.send(server.request("/v1/notes/mine")).body()).isEqualTo("{\"known\":false}");
    assertThat(
            server
                .send(server.request("/v1/notes/mine").header("Authorization", "Bearer good"))
                .body())
        .isEqualTo("{\"known\":true}");
    assertProblem(
        server.send(server.request("/v1/notes/mine").header("Authorization", "Bearer bad")),
        401,
        "unauthorized");
  }

  @Test
  void bodiesTooLargeCompressedOrOfAnotherType() throws Exception {
    String large = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}";
    assertProblem(server.send(post("good", large)), 413, "body_too_large");
    assertProblem(
        server.send(
            post("good", "{}")
                .POST(
                    BodyPublishers.ofInputStream(
                        () ->
                            new java.io.ByteArrayInputStream(
                                large.getBytes(StandardCharsets.UTF_8))))),
        413,
        "body_too_large");

    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(large.getBytes(StandardCharsets.UTF_8));
    }
    assertProblem(
        server.send(
            post("good", "{}")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bomb.toByteArray()))),
        415,
        "unsupported_media_type");
    assertProblem(
        server.send(
            server
                .request("/v1/notes")
                .header("Authorization", "Bearer good")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "unsupported_media_type");
  }

  @Test
  void aStalledBodyTimesOut() throws Exception {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket
          .getOutputStream()
          .write(
              ("POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer good\r\n"
                      + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(15_000);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertRawProblem(answer, 408, "request_timeout");
    }
  }

  @Test
  void aSlowBodyTimesOut() throws Exception {
    try (Socket socket = new Socket("localhost", server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /v1/notes HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer good\r\n"
                  + "Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
              .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(500);
      byte[] start = new byte[12];
      int read = 0;
      for (int i = 0; i < 20 && read <= 0; i++) {
        out.write(' ');
        try {
          read = socket.getInputStream().read(start);
        } catch (java.net.SocketTimeoutException notYet) {
          read = 0;
        }
      }
      assertThat(new String(start, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 408");
    }
  }

  @Test
  void responsesAreCompressed() throws Exception {
    HttpResponse<String> zipped =
        server.send(server.request("/v1/notes/big").header("Accept-Encoding", "gzip"));
    assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
    // Without the correction it is "7--gzip", which openapi.yaml forbids.
    assertThat(zipped.headers().firstValue("ETag")).hasValue("\"7\"");
    assertThat(zipped.headers().allValues("Vary"))
        .containsExactly("Authorization, Accept-Language, Accept-Encoding");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      quoteCharacter = '\'',
      value = {
        "none,fr",
        "fr,fr",
        "en,en",
        "de,fr",
        "'fr;q=0.1,en',en",
        "-,fr",
        "*,fr",
        "';;;q=',fr"
      })
  void errorsAreInTheClientsLanguage(String accepted, String language) throws Exception {
    assertLanguage(server.request("/v1/nothing"), accepted, language, "Introuvable", "Not found");
    assertLanguage(
        post(null, "{}"),
        accepted,
        language,
        "Une clé valable est nécessaire",
        "A valid credential is required");
    // Refused by the server itself, before any resource.
    assertLanguage(
        server.request("/v1/%2e%2e/x"),
        accepted,
        language,
        "La demande ne peut pas être lue",
        "The request cannot be read");
  }

  private static void assertLanguage(
      HttpRequest.Builder request, String accepted, String language, String french, String english)
      throws Exception {
    HttpResponse<String> answer =
        server.send(accepted == null ? request : request.header("Accept-Language", accepted));
    assertThat(answer.headers().firstValue("Content-Language")).hasValue(language);
    assertThat(answer.headers().allValues("Vary"))
        .containsExactly("Accept-Language, Accept-Encoding");
    assertThat(TestServer.json(answer).path("title").asText())
        .isEqualTo(language.equals("fr") ? french : english);
  }

  @Path("/v1/forgotten")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class Forgotten {
    @GET
    public Response get() {
      return Response.ok().build();
    }
  }

  @Test
  void aMethodWithoutAccessAnnotationPreventsTheStart() {
    assertThatThrownBy(() -> TestServer.start(secret -> Optional.empty(), new Forgotten()))
        .hasStackTraceContaining("must carry either @Access");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void assertRawProblem(String answer, int status, String code) throws IOException {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(java.util.Locale.ROOT))
        .contains("content-type: application/problem+json")
        .contains("x-request-id: ");
    JsonNode problem = Json.mapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    assertThat(problem.path("code").asText()).isEqualTo(code);
  }
}
