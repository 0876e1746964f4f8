package io.qualitender.api.support;

import io.qualitender.api.contract.Contract;
import io.qualitender.api.contract.ContractFilter;
import io.qualitender.api.contract.Exchange;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request on its way through REST-assured. Nothing is sent before {@link #expect} or {@link
 * #send}.
 */
public final class Call {

  private static final Pattern PLAIN = Pattern.compile("(/[\\w-]+)*");

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
    if (!keyless
        && !headers.containsKey("Idempotency-Key")
        && Contract.get().demandsIdempotencyKey(method, target.split("\\?", 2)[0])) {
      idempotencyKey(UUID.randomUUID().toString());
    }
    RequestSpecification given = given();
    Response response;
    try {
      response = given.request(method, target);
    } catch (Exception e) {
      throw new AssertionError(actor + ": " + method + " " + target + " got no answer", e);
    }
    requireSentAsWritten(given);
    Exchange exchange =
        ContractFilter.exchange(method, target, headers.get("Content-Type"), body, response);
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

  private RequestSpecification given() {
    RequestSpecification given = api.given().headers(headers);
    if (undocumented) {
      given.noFiltersOfType(ContractFilter.class).filter(ContractFilter.undocumented());
    }
    if (body == null) {
      return given.noContentType();
    }
    String type = headers.get("Content-Type");
    // Without a configured encoder REST-assured rejects unknown media types.
    return type.endsWith("json")
        ? given.body(body)
        : given.config(HttpClients.asText(type)).body(body);
  }

  /** REST-assured rebuilds the query and groups repeated names. */
  private void requireSentAsWritten(RequestSpecification given) {
    if (!PLAIN.matcher(target).matches()) {
      String sent = ContractFilter.target(SpecificationQuerier.query(given));
      if (!sent.equals(target)) {
        throw new AssertionError("REST-assured sent " + sent + " instead of " + target);
      }
    }
  }
}
