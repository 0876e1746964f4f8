package io.qualitender.api.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qualitender.api.contract.Exchange;
import java.util.List;

/** What came back, already held against the contract. */
public final class Answer {

  private static final JsonMapper JSON = new JsonMapper();

  private final Exchange exchange;

  Answer(Exchange exchange) {
    this.exchange = exchange;
  }

  public int status() {
    return exchange.status();
  }

  /** The body as it came. */
  public String body() {
    return exchange.body();
  }

  public JsonNode json() {
    try {
      return JSON.readTree(exchange.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + exchange, e);
    }
  }

  /** The member at a JSON pointer of the body, which must exist. */
  public JsonNode at(String pointer) {
    JsonNode found = json().at(pointer);
    if (found.isMissingNode()) {
      throw new AssertionError("nothing at " + pointer + " of: " + exchange);
    }
    return found;
  }

  /** The text at a JSON pointer of the body. */
  public String text(String pointer) {
    return at(pointer).asText();
  }

  /** The object's id. */
  public String id() {
    return text("/id");
  }

  /** The header ETag, as {@code If-Match} wants it. */
  public String etag() {
    return header("ETag");
  }

  /** The first header of this name, which must be there. */
  public String header(String name) {
    return exchange.headers().getOrDefault(name, List.of()).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no header " + name + " with: " + exchange));
  }

  /** Whether there is a header of this name. */
  public boolean hasHeader(String name) {
    return !exchange.headers().getOrDefault(name, List.of()).isEmpty();
  }

  Exchange exchange() {
    return exchange;
  }

  @Override
  public String toString() {
    return exchange.toString();
  }
}
