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

/** One caller of the API: an address and, but for the anonymous one, a key. */
public final class ApiClient {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Moving a test clock over years does all that falls due on the way. */
  private static final Duration ANSWER = Duration.ofSeconds(120);

  private static final String JSON_TYPE = "application/json";

  /** Numbers are kept as they came: 1.0 stays 1.0. */
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
   * A caller without a credential.
   *
   * @param base scheme, host and port, such as {@code http://localhost:8080}
   */
  public static ApiClient at(URI base) {
    return at(base, exchange -> {});
  }

  /**
   * The same, and so are the callers made from it.
   *
   * @param listener is given every request with its answer
   */
  public static ApiClient at(URI base, Consumer<Exchange> listener) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    return new ApiClient(http, base, listener, null, null);
  }

  /** The same address with a credential. */
  public ApiClient as(String apiKey) {
    return as(null, apiKey);
  }

  /**
   * @param name whose key it is, for the listener
   */
  public ApiClient as(String name, String apiKey) {
    return new ApiClient(http, base, listener, name, apiKey);
  }

  public URI base() {
    return base;
  }

  /**
   * @throws Unreachable when nobody answers
   */
  public Answer get(String path) {
    return send("GET", path, request(path), null);
  }

  /** An act without a body. */
  public Answer post(String path) {
    return send("POST", path, posting(path), null);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, posting(path).header("Content-Type", JSON_TYPE), json(body));
  }

  /** An act on the version last read. */
  public Answer post(String path, Object body, Answer lastRead) {
    return send(
        "POST",
        path,
        posting(path).header("Content-Type", JSON_TYPE).header("If-Match", lastRead.etag()),
        json(body));
  }

  /** An act without a body, on the version last read. */
  public Answer act(String path, Answer lastRead) {
    return send("POST", path, posting(path).header("If-Match", lastRead.etag()), null);
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
            .timeout(ANSWER)
            .header("Accept", "application/json")
            .header("Accept-Language", "en");
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private HttpRequest.Builder posting(String path) {
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
   * @param body null = none
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

  /** Null where it is no JSON: some other program may be listening. */
  private static JsonNode parse(String text) {
    try {
      JsonNode body = JSON.readTree(text);
      return body.isMissingNode() ? NullNode.getInstance() : body;
    } catch (JsonProcessingException e) {
      return NullNode.getInstance();
    }
  }
}
