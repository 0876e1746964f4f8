package io.qualitender.api.platform.app;

import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.PublicEndpoint;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status, index, {@code openapi.yaml} and the documentation page. */
@Path("/")
public final class ServiceResource {

  /** Nothing from other hosts; inline styles, since Redoc generates its styles. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final String CACHING = "public, max-age=300";

  /** A path without an id whose GET is a list operation. */
  private static final Pattern COLLECTION =
      Pattern.compile(
          "(?m)^  (/v1/[a-z-]+):\\n(?:    .*\\n)*?    get:\\n.*\\n      operationId: list");

  private static final Pattern VERSION = Pattern.compile("(?m)^  version: (\\S+)$");

  private final Reads reads;
  private final String release;
  private final List<String> collections;
  private final Precompressed contract;
  private final Precompressed page;

  ServiceResource(Reads reads) {
    this.reads = reads;
    this.contract = Precompressed.resource("/openapi.yaml");
    this.release = version(contract.plain());
    this.collections = collections(contract.plain());
    this.page = Precompressed.resource("/docs/index.html");
  }

  /** {@code GET /v1/status}. */
  public record StatusView(String object, String status, String version, Instant serverTime) {}

  @GET
  @Path("v1/status")
  @Produces(MediaType.APPLICATION_JSON)
  @PublicEndpoint
  public Response status(Call call) {
    call.query().done();
    return reads.runPublic(
        call, reading -> Reply.ok(new StatusView("status", "ok", release, reading.now())));
  }

  /** Redirects to the documentation page. */
  @GET
  @Produces(MediaType.WILDCARD)
  @PublicEndpoint
  public Response root(Call call) {
    return Response.status(Response.Status.FOUND)
        .header(HttpHeaders.LOCATION, "/docs")
        .header(HttpHeaders.CACHE_CONTROL, CACHING)
        .build();
  }

  /** {@code GET /v1}: links to the parts of the API. */
  public record IndexView(
      String object,
      String version,
      String contract,
      String docs,
      String status,
      String signUp,
      String sandboxes,
      List<String> collections) {}

  @GET
  @Path("v1")
  @Produces(MediaType.APPLICATION_JSON)
  @PublicEndpoint
  public Response index(Call call) {
    call.query().done();
    return Reply.ok(
            new IndexView(
                "index",
                release,
                "/openapi.yaml",
                "/docs",
                "/v1/status",
                "/v1/sign-up",
                "/v1/sandboxes",
                collections))
        .to(call);
  }

  @GET
  @Path("openapi.yaml")
  @Produces("application/yaml")
  @PublicEndpoint
  public Response contract(
      Call call, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding) {
    return file(contract, acceptEncoding).build();
  }

  @GET
  @Path("docs")
  @Produces("text/html;charset=utf-8")
  @PublicEndpoint
  public Response page(Call call, @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String acceptEncoding) {
    return file(page, acceptEncoding).header("Content-Security-Policy", PAGE_POLICY).build();
  }

  private static Response.ResponseBuilder file(Precompressed file, String acceptEncoding) {
    boolean compressed = Precompressed.acceptsGzip(acceptEncoding);
    Response.ResponseBuilder response =
        Response.ok(compressed ? file.gzip() : file.plain())
            .header(HttpHeaders.CACHE_CONTROL, CACHING);
    return compressed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
  }

  /** The contract's version, so that a client can compare it with the one it was written for. */
  private static String version(byte[] contract) {
    Matcher version = VERSION.matcher(new String(contract, StandardCharsets.UTF_8));
    if (!version.find()) {
      throw new IllegalStateException("openapi.yaml has no version");
    }
    return version.group(1);
  }

  /** The paths of list operations without an id, read from the contract. */
  private static List<String> collections(byte[] contract) {
    String text = new String(contract, StandardCharsets.UTF_8);
    return COLLECTION.matcher(text).results().map(found -> found.group(1)).sorted().toList();
  }
}
