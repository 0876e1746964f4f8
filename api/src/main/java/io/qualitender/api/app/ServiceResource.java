package io.qualitender.api.app;

import io.qualitender.kernel.http.Call;
import io.qualitender.kernel.http.Open;
import io.qualitender.kernel.http.Reads;
import io.qualitender.kernel.http.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service about itself: whether it answers, its contract, and the page that shows it. */
@Path("/")
public final class ServiceResource {

  /** Nothing from other hosts; the reading page's styles are made by its script. */
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final String CACHING = "public, max-age=300";

  private static final Pattern VERSION = Pattern.compile("(?m)^  version: (\\S+)$");

  private final Reads reads;
  private final String release;
  private final byte[] contract;
  private final byte[] page;

  ServiceResource(Reads reads) {
    this.reads = reads;
    this.contract = resource("/openapi.yaml");
    this.release = version(contract);
    this.page = resource("/docs/index.html");
  }

  /** {@code GET /v1/status}. */
  public record StatusView(String object, String status, String version, Instant serverTime) {}

  @GET
  @Path("v1/status")
  @Produces(MediaType.APPLICATION_JSON)
  @Open
  public Response status(Call call) {
    call.query().done();
    return reads.open(
        call, reading -> Reply.ok(new StatusView("status", "ok", release, reading.now())));
  }

  @GET
  @Path("openapi.yaml")
  @Produces("application/yaml")
  @Open
  public Response contract(Call call) {
    return Response.ok(contract).header(HttpHeaders.CACHE_CONTROL, CACHING).build();
  }

  @GET
  @Path("docs")
  @Produces("text/html;charset=utf-8")
  @Open
  public Response page(Call call) {
    return Response.ok(page)
        .header(HttpHeaders.CACHE_CONTROL, CACHING)
        .header("Content-Security-Policy", PAGE_POLICY)
        .build();
  }

  /** One version, the contract's: a client compares it with the document it was written for. */
  private static String version(byte[] contract) {
    Matcher version = VERSION.matcher(new String(contract, StandardCharsets.UTF_8));
    if (!version.find()) {
      throw new IllegalStateException("openapi.yaml names no version");
    }
    return version.group(1);
  }

  private static byte[] resource(String path) {
    try (InputStream stream = ServiceResource.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("this build lacks " + path);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
