package io.qualitender.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.kernel.json.Json;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
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
    public jakarta.ws.rs.core.Response list(Call call) {
      call.query().done();
      return Reply.ok(ListView.whole(java.util.List.of())).etag(7).to(call);
    }

    @POST
    @Access(scope = "notes:write", kind = Kind.TRAINING_ORGANIZATION, role = Role.MANAGER)
    public jakarta.ws.rs.core.Response write(Call call) {
      RequestBody<Note> note = call.body(Note.class);
      note.faults().throwIfAny();
      call.requireRole();
      return Reply.created(note.value(), "/v1/notes/1").etag(1).to(call);
    }

    @GET
    @Path("/big")
    @PublicEndpoint
    public jakarta.ws.rs.core.Response big(Call call) {
      return Reply.ok(Map.of("text", "x".repeat(5000))).etag(7).to(call);
    }

    @GET
    @Path("/broken")
    @Produces("text/csv")
    @PublicEndpoint
    public jakarta.ws.rs.core.Response broken() {
      throw new IllegalStateException("internal secret");
    }

    @GET
    @Path("/mine")
    @PublicEndpoint(credential = true)
    public jakarta.ws.rs.core.Response mine(Call call) {
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

  private static void assertProblem(Response response, int status, String code) throws IOException {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = TestServer.json(response);
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asText())
        .isEqualTo("https://qualitender.fr/problems/" + code.replace('_', '-'));
    assertThat(problem.path("errors").isArray()).isTrue();
    assertThat(problem.path("request_id").asText())
        .isEqualTo(response.header("X-Request-Id"))
        .isNotEmpty();
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    assertThat(response.header("Server")).isNull();
  }

  private static RequestSpecification given(String secret, String body) {
    return server
        .given()
        .header("Authorization", "Bearer " + secret)
        .header("Content-Type", "application/json")
        .body(body);
  }

  private static Response post(String secret, String body) {
    return given(secret, body).post("/v1/notes");
  }

  @Test
  void unknownPathsAndMethods() throws Exception {
    assertProblem(server.given().get("/nowhere"), 404, "not_found");
    assertProblem(server.given().get("/v1/notes/9"), 404, "not_found");
    Response wrong = server.given().delete("/v1/notes");
    assertProblem(wrong, 405, "method_not_allowed");
    assertThat(wrong.header("Allow")).contains("GET").contains("POST");
    assertProblem(server.given().request("TRACE", "/v1/notes"), 405, "method_not_allowed");
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
    assertProblem(server.given().header("Accept", "///").get("/v1/notes"), 400, "bad_request");
    assertProblem(
        server.given().header("Accept", "text/html").get("/v1/notes"), 406, "not_acceptable");
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
          server.given().header("Accept", excluding).get("/v1/notes/mine"), 406, "not_acceptable");
    }
    for (String allowing :
        java.util.List.of(
            "application/json, */*;q=0",
            "application/json;q=0.001",
            "text/html;q=0, */*",
            "application/*;q=0, application/json")) {
      assertThat(server.given().header("Accept", allowing).get("/v1/notes/mine").statusCode())
          .as(allowing)
          .isEqualTo(200);
    }
    assertProblem(
        server.given().header("Accept", "application/json").get("/v1/notes/broken"),
        406,
        "not_acceptable");
    assertProblem(
        server
            .given()
            .header("Authorization", "Bearer good")
            .header("Content-Type", "///")
            .body("{}")
            .post("/v1/notes"),
        400,
        "bad_request");
    // Without the filter Jersey fails with 500 on the q.
    assertProblem(
        server.given().header("Content-Type", "application/json;q=2").get("/v1/notes"),
        400,
        "bad_request");
  }

  @Test
  void internalErrorsRevealNothing() throws Exception {
    Response broken = server.given().header("X-Request-Id", "client-0001").get("/v1/notes/broken");
    assertProblem(broken, 500, "internal_error");
    assertThat(broken.asString()).doesNotContain("secret").doesNotContain("Exception");
    assertThat(TestServer.json(broken).path("request_id").asText()).isEqualTo("client-0001");
  }

  @Test
  void requestIdsThatAreNotWellFormedAreReplaced() throws Exception {
    Response response = server.given().header("X-Request-Id", "a b").get("/v1/notes");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.header("X-Request-Id")).startsWith("req_");
  }

  @Test
  void credentialScopeKindAndRoleAreRequired() throws Exception {
    Response anonymous = server.given().noContentType().body("nonsense").post("/v1/notes");
    assertProblem(anonymous, 401, "unauthorized");
    assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertProblem(post("unknown", "{}"), 401, "unauthorized");
    assertProblem(
        server
            .given()
            .header("Authorization", "Bearer good")
            .body("{}")
            .post("/v1/notes?access_token=good"),
        401,
        "unauthorized");
    assertProblem(post("narrow", "nonsense"), 403, "scope_missing");
    assertProblem(post("body", "nonsense"), 403, "wrong_tenant_kind");
    assertProblem(post("reader", "nonsense"), 400, "malformed_body");
    assertProblem(post("reader", "{\"text\":\"a\"}"), 403, "role_missing");

    Response made = post("good", "{\"text\":\"a\"}");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo("/v1/notes/1");
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void publicEndpointsMayAuthenticate() throws Exception {
    assertThat(server.given().get("/v1/notes/mine").asString()).isEqualTo("{\"known\":false}");
    assertThat(
            server.given().header("Authorization", "Bearer good").get("/v1/notes/mine").asString())
        .isEqualTo("{\"known\":true}");
    assertProblem(
        server.given().header("Authorization", "Bearer bad").get("/v1/notes/mine"),
        401,
        "unauthorized");
  }

  @Test
  void bodiesTooLargeCompressedOrOfAnotherType() throws Exception {
    String large = "{\"text\":\"" + "x".repeat(1 << 20) + "\"}";
    assertProblem(post("good", large), 413, "body_too_large");
    assertProblem(
        given("good", "")
            .body(new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))
            .post("/v1/notes"),
        413,
        "body_too_large");

    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(large.getBytes(StandardCharsets.UTF_8));
    }
    assertProblem(
        given("good", "")
            .header("Content-Encoding", "gzip")
            .body(new ByteArrayInputStream(bomb.toByteArray()))
            .post("/v1/notes"),
        415,
        "unsupported_media_type");
    assertProblem(
        server
            .given()
            .header("Authorization", "Bearer good")
            .header("Content-Type", "text/plain")
            .body("{}")
            .post("/v1/notes"),
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
    Response zipped = server.given().header("Accept-Encoding", "gzip").get("/v1/notes/big");
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    // Without the correction it is "7--gzip", which openapi.yaml forbids.
    assertThat(zipped.header("ETag")).isEqualTo("\"7\"");
    assertThat(zipped.headers().getValues("Vary"))
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
    RequestSpecification given = server.given();
    RequestSpecification unknown = given("unknown", "{}");
    if (accepted != null) {
      given.header("Accept-Language", accepted);
      unknown.header("Accept-Language", accepted);
    }
    assertLanguage(given.get("/v1/nothing"), language, "Introuvable", "Not found");
    assertLanguage(
        unknown.post("/v1/notes"),
        language,
        "Une clé valable est nécessaire",
        "A valid credential is required");
    // Refused by the server itself, before any resource.
    assertLanguage(
        given.get("/v1/%2e%2e/x"),
        language,
        "La demande ne peut pas être lue",
        "The request cannot be read");
  }

  private static void assertLanguage(
      Response answer, String language, String french, String english) throws IOException {
    assertThat(answer.header("Content-Language")).isEqualTo(language);
    assertThat(answer.headers().getValues("Vary"))
        .containsExactly("Accept-Language, Accept-Encoding");
    assertThat(TestServer.json(answer).path("title").asText())
        .isEqualTo(language.equals("fr") ? french : english);
  }

  @Path("/v1/forgotten")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class Forgotten {
    @GET
    public jakarta.ws.rs.core.Response get() {
      return jakarta.ws.rs.core.Response.ok().build();
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
