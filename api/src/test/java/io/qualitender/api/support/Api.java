package io.qualitender.api.support;

import io.qualitender.api.contract.ContractFilter;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.filter.Filter;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;

/**
 * The API as a caller sees it, through REST-assured with one specification: every answer is held
 * against openapi.yaml. A test says what it expects and reads on:
 *
 * <pre>{@code
 * Api api = Api.at(server.baseUri());
 * Actor organization = api.as("the organization", key);
 * Answer tender = organization.post("/v1/tenders", "{\"kind\": \"initial\"}").expect(201);
 * organization.post("/v1/tenders/" + tender.id() + "/publish").ifMatch(tender.etag()).expect(422);
 * }</pre>
 */
public final class Api {

  private final RequestSpecification specification;

  private Api(URI base, Filter... filters) {
    specification =
        new RequestSpecBuilder()
            .setConfig(HttpClients.CONFIG)
            .setBaseUri(base)
            .setUrlEncodingEnabled(false)
            .disableCsrf()
            .addFilter(ContractFilter.documented())
            .addFilters(List.of(filters))
            .build();
  }

  /**
   * @param base such as {@code http://localhost:8080}
   */
  public static Api at(URI base) {
    return new Api(base);
  }

  /** The same with filters around the sending of each request. */
  public static Api at(URI base, Filter... filters) {
    return new Api(base, filters);
  }

  /** A request in REST-assured's own words, for what {@link Call} has none for. */
  public RequestSpecification given() {
    return RestAssured.given(specification);
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
}
