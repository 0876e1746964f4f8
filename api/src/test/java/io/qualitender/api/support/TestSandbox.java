package io.qualitender.api.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A sandbox for one test, with the actors that use its keys. */
public final class TestSandbox {

  private final Answer answer;
  private final List<Actor> organizations = new ArrayList<>();
  private final List<Actor> bodies = new ArrayList<>();
  private final List<String> bodyIds = new ArrayList<>();

  private TestSandbox(Api api, Answer answer) {
    this.answer = answer;
    for (JsonNode member : answer.at("/tenants")) {
      JsonNode tenant = member.get("tenant");
      Actor actor =
          api.as(tenant.get("name").asText(), member.get("api_key").get("secret").asText());
      if (tenant.get("kind").asText().equals("training_organization")) {
        organizations.add(actor);
      } else {
        bodies.add(actor);
        bodyIds.add(tenant.get("certification_body_id").asText());
      }
    }
  }

  /** With so many organizations and bodies, at the real time. */
  public static TestSandbox of(Api api, int organizations, int bodies) {
    return make(api, "{\"organizations\": %d, \"bodies\": %d}".formatted(organizations, bodies));
  }

  /**
   * @param clockAt such as {@code 2026-12-01T08:00:00Z}
   */
  public static TestSandbox at(Api api, String clockAt, int organizations, int bodies) {
    return make(
        api,
        "{\"organizations\": %d, \"bodies\": %d, \"clock_at\": \"%s\"}"
            .formatted(organizations, bodies, clockAt));
  }

  private static TestSandbox make(Api api, String json) {
    return new TestSandbox(api, api.anonymous().post("/v1/sandboxes", json).expect(201));
  }

  /** The answer that made it. */
  public Answer answer() {
    return answer;
  }

  /**
   * @param index from 0
   */
  public Actor organization(int index) {
    return organizations.get(index);
  }

  /**
   * @param index from 0
   */
  public Actor body(int index) {
    return bodies.get(index);
  }

  /** The id of a body's entry in the directory. */
  public String bodyId(int index) {
    return bodyIds.get(index);
  }

  /** Moves the clock to {@code instant}; everything that falls due until then is done. */
  public void advanceTo(String instant) {
    organizations
        .get(0)
        .post("/v1/test-clock/advance", "{\"to\": \"" + instant + "\"}")
        .expect(200);
  }

  /**
   * Moves the clock by a length.
   *
   * @param length such as {@code P14D}
   */
  public void advanceBy(String length) {
    organizations.get(0).post("/v1/test-clock/advance", "{\"by\": \"" + length + "\"}").expect(200);
  }
}
