package io.qualitender.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.qualitender.kernel.idempotency.StoredResponse;
import io.qualitender.kernel.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A successful response. Immutable: each method returns a changed copy. */
public final class Reply {

  private static final String NO_STORE = "no-store";

  private final int status;
  private final Object view;
  private final Object replayed;
  private final String location;
  private final Long version;
  private final String caching;

  private Reply(
      int status, Object view, Object replayed, String location, Long version, String caching) {
    this.status = status;
    this.view = view;
    this.replayed = replayed;
    this.location = location;
    this.version = version;
    this.caching = caching;
  }

  /** 200 with a view. */
  public static Reply ok(Object view) {
    return new Reply(200, view, view, null, null, NO_STORE);
  }

  /** 201 with a view of the created object, and its path. */
  public static Reply created(Object view, String location) {
    return new Reply(201, view, view, location, null, NO_STORE);
  }

  /**
   * With the object's version as its ETag, for {@code If-Match}. Not usable with {@code
   * If-None-Match}: the view also depends on the time and on other rows.
   */
  public Reply etag(long version) {
    return new Reply(status, view, replayed, location, version, caching);
  }

  /** May be cached publicly for {@code seconds}: for reference data only. */
  public Reply publicFor(int seconds) {
    return new Reply(status, view, replayed, location, version, "public, max-age=" + seconds);
  }

  /**
   * The view to return to an idempotent retry, when the first response contains a secret that is
   * not stored.
   */
  public Reply replayedAs(Object other) {
    return new Reply(status, view, other, location, version, caching);
  }

  /** In the language of the request; a retry gets the same text. */
  StoredResponse stored(Call call) {
    return new StoredResponse(status, headers(call), json(replayed, call));
  }

  /** The JAX-RS response, for resources that run no transaction. */
  public Response to(Call call) {
    return response(status, headers(call), json(view, call));
  }

  static Response replay(StoredResponse stored) {
    Map<String, String> headers = new LinkedHashMap<>(stored.headers());
    headers.put(Writes.REPLAYED_HEADER, "true");
    return response(stored.status(), headers, stored.body());
  }

  private static Response response(int status, Map<String, String> headers, String json) {
    Response.ResponseBuilder response = Response.status(status);
    headers.forEach(response::header);
    response.header(HttpHeaders.VARY, "Authorization, Accept-Language, Accept-Encoding");
    return response
        .type(MediaType.APPLICATION_JSON)
        .entity(json.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private Map<String, String> headers(Call call) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeaders.CONTENT_LANGUAGE, call.language().tag());
    headers.put(HttpHeaders.CACHE_CONTROL, caching);
    if (version != null) {
      headers.put(HttpHeaders.ETAG, ETags.of(version));
    }
    if (location != null) {
      headers.put(HttpHeaders.LOCATION, location);
    }
    return headers;
  }

  private static String json(Object view, Call call) {
    try {
      return Json.writer(call.language()).writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view can be written", e);
    }
  }
}
