package io.qualitender.api.run.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/** An HTTP client of the API with an address and, unless anonymous, a key. */
public final class ApiClient {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** Long, since advancing a test clock over years runs all work due in between. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(120);

  private static final String JSON_TYPE = "application/json";

  /** Keeps decimals as sent: 1.0 stays 1.0. */
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final HttpClient http;
  private final URI base;
  private final Consumer<Exchange> listener;
  private final String caller;
  private final String key;

  private ApiClient(
      HttpClient http, URI base, Consumer<Exchange> listener, String caller, String key) {
    this.http = http;
    this.base = base;
    this.listener = listener;
    this.caller = caller;
    this.key = key;
  }

  /**
   * A client without a credential.
   *
   * @param base scheme, host and port, such as {@code http://localhost:8080}
   */
  public static ApiClient at(URI base) {
    return at(base, exchange -> {});
  }

  /**
   * A client without a credential, with a listener that derived clients share.
   *
   * @param listener receives every request with its response
   */
  public static ApiClient at(URI base, Consumer<Exchange> listener) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    return new ApiClient(http, base, listener, null, null);
  }

  /** A client of the same address with a credential. */
  public ApiClient as(String apiKey) {
    return as(null, apiKey);
  }

  /**
   * @param name of the key's owner, for the listener
   */
  public ApiClient as(String name, String apiKey) {
    return new ApiClient(http, base, listener, name, apiKey);
  }

  public URI base() {
    return base;
  }

  /**
   * @throws Unreachable if the server does not answer
   */
  public Answer get(String path) {
    return send("GET", path, request(path), null);
  }

  /** An act without a body. */
  public Answer post(String path) {
    return send("POST", path, postRequest(path), null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, postRequest(path).header("Content-Type", JSON_TYPE), json(body));
  }

  /** An act on the version last read. */
  public Answer post(String path, Object body, Answer lastRead) {
    return send(
        "POST",
        path,
        postRequest(path).header("Content-Type", JSON_TYPE).header("If-Match", lastRead.etag()),
        json(body));
  }

  /** An act without a body, on the version last read. */
  public Answer act(String path, Answer lastRead) {
    return send("POST", path, postRequest(path).header("If-Match", lastRead.etag()), null);
  }

  public Answer patch(String path, Object body, Answer lastRead) {
    HttpRequest.Builder patch =
        request(path)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", lastRead.etag());
    return send("PATCH", path, patch, json(body));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(REQUEST_TIMEOUT)
            .header("Accept", "application/json")
            .header("Accept-Language", "en");
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private HttpRequest.Builder postRequest(String path) {
    HttpRequest.Builder request = request(path);
    return key == null ? request : request.header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * @param body null for none
   */
  private Answer send(String method, String path, HttpRequest.Builder builder, String body) {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(body, StandardCharsets.UTF_8);
    HttpRequest request =
        (method.equals("GET") ? builder.GET() : builder.method(method, publisher)).build();
    try {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      listener.accept(
          new Exchange(
              caller,
              method,
              path,
              request.headers(),
              body,
              response.statusCode(),
              response.headers(),
              response.body()));
      return new Answer(
          method,
          path,
          response.statusCode(),
          response.headers().firstValue("ETag").orElse(null),
          parse(response.body()));
    } catch (IOException e) {
      throw new Unreachable(base + " does not answer (" + e.getClass().getSimpleName() + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("Interrupted while waiting for " + base + ".", e);
    }
  }

  /** A null node if it is not JSON: another program may be listening. */
  private static JsonNode parse(String text) {
    try {
      JsonNode body = JSON.readTree(text);
      return body.isMissingNode() ? NullNode.getInstance() : body;
    } catch (JsonProcessingException e) {
      return NullNode.getInstance();
    }
  }
}
