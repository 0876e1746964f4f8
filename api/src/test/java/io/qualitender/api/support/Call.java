package io.qualitender.api.support;

import io.qualitender.api.contract.Contract;
import io.qualitender.api.contract.Exchange;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A request on its way. Nothing is sent before {@link #expect} or {@link #send}. */
public final class Call {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Api api;
  private final String actor;
  private final String method;
  private final String target;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String body;
  private boolean undocumented;
  private boolean keyless;

  Call(Api api, String actor, String method, String target) {
    this.api = api;
    this.actor = actor;
    this.method = method;
    this.target = target;
  }

  public Call header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public Call body(String mediaType, String text) {
    body = text;
    return header("Content-Type", mediaType);
  }

  /**
   * @param etag as an answer gave it, quotes included
   */
  public Call ifMatch(String etag) {
    return header("If-Match", etag);
  }

  /** Where the contract demands a key and none is given here, the call makes one up. */
  public Call idempotencyKey(String key) {
    return header("Idempotency-Key", key);
  }

  /** Sends no key even where the contract demands one. */
  public Call withoutIdempotencyKey() {
    keyless = true;
    return this;
  }

  /** Meant for no operation: an unknown path, or a method its path does not have. */
  public Call undocumented() {
    undocumented = true;
    return this;
  }

  /** Sends; the answer is as documented, whatever its status. */
  public Answer send() {
    Exchange exchange = exchange();
    if (undocumented) {
      Contract.get().checkUnknownPathAnswer(exchange);
    } else {
      Contract.get().checkAnswer(exchange);
    }
    return new Answer(exchange);
  }

  /** Sends; the answer is as documented and has this status. What succeeds was documented too. */
  public Answer expect(int status) {
    Answer answer = send();
    if (answer.status() != status) {
      throw new AssertionError(actor + " expected " + status + " but got: " + answer.exchange());
    }
    if (status < 300) {
      Contract.get().checkRequest(answer.exchange());
    }
    return answer;
  }

  /** Sends and is refused with this status and this problem code. */
  public Answer refused(int status, String code) {
    Answer answer = expect(status);
    String actual = answer.json().path("code").asText();
    if (!actual.equals(code)) {
      throw new AssertionError(
          actor + " expected " + code + " but was refused with: " + answer.exchange());
    }
    return answer;
  }

  private Exchange exchange() {
    if (!keyless
        && !headers.containsKey("Idempotency-Key")
        && Contract.get().demandsIdempotencyKey(method, target.split("\\?", 2)[0])) {
      idempotencyKey(UUID.randomUUID().toString());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(target))
            .timeout(PATIENCE)
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          api.client().send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Exchange(
          method,
          target,
          headers.get("Content-Type"),
          body,
          response.statusCode(),
          response.headers().map(),
          response.body());
    } catch (IOException e) {
      throw new AssertionError(actor + ": " + method + " " + target + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(actor + ": " + method + " " + target + " was interrupted", e);
    }
  }
}
