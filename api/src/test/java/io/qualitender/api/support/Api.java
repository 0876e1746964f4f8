package io.qualitender.api.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * The API as a caller sees it. Every answer is held against openapi.yaml; a test says what it
 * expects and reads on:
 *
 * <pre>{@code
 * Api api = Api.at(server.baseUri());
 * Actor organization = api.as("the organization", key);
 * Answer tender = organization.post("/v1/tenders", "{\"kind\": \"initial\"}").expect(201);
 * organization.post("/v1/tenders/" + tender.id() + "/publish").ifMatch(tender.etag()).expect(422);
 * }</pre>
 */
public final class Api {

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private Api(URI base) {
    this.base = base;
  }

  /**
   * @param base such as {@code http://localhost:8080}
   */
  public static Api at(URI base) {
    return new Api(base);
  }

  /** Somebody with a key, who has no name in the story. */
  public Actor as(String key) {
    return as("a caller", key);
  }

  /**
   * @param name who it is in the story; part of the message of a failed expectation
   * @param key the secret of an API key
   */
  public Actor as(String name, String key) {
    return new Actor(this, name, "Bearer " + key);
  }

  /** Somebody without a credential. */
  public Actor anonymous() {
    return new Actor(this, "anybody", null);
  }

  HttpClient client() {
    return client;
  }

  URI resolve(String target) {
    return URI.create(base + target);
  }
}
