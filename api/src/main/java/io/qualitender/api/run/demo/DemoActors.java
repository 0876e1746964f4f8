package io.qualitender.api.run.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.Answer;
import io.qualitender.api.run.client.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tenants of the demo: one organization and ten fictional bodies of a new sandbox, each with
 * its key. The bodies differ in their directory entries and always come in the same order.
 */
final class DemoActors {

  private static final String BEGIN = "2026-12-01T08:00:00.000Z";

  /** A fictional body. */
  record Body(String name, String id, ApiClient api) {

    /** The last word of the name, which is unique. */
    String nickname() {
      return name.substring(name.lastIndexOf(' ') + 1);
    }
  }

  private final String sandboxId;
  private final ApiClient organization;
  private final List<Body> bodies;

  private DemoActors(String sandboxId, ApiClient organization, List<Body> bodies) {
    this.sandboxId = sandboxId;
    this.organization = organization;
    this.bodies = bodies;
  }

  /**
   * Creates the sandbox. Its clock always starts at the same instant, so that all dates are fixed.
   */
  static DemoActors create(ApiClient anonymous) {
    Answer sandbox =
        anonymous
            .post("/v1/sandboxes", Map.of("organizations", 1, "bodies", 10, "clock_at", BEGIN))
            .expect(201);
    ApiClient organization = null;
    List<Body> bodies = new ArrayList<>();
    for (JsonNode entry : sandbox.body().path("tenants")) {
      JsonNode tenant = entry.path("tenant");
      ApiClient api =
          anonymous.as(tenant.path("name").asText(), entry.path("api_key").path("secret").asText());
      if (tenant.path("kind").asText().equals("training_organization")) {
        organization = api;
      } else {
        bodies.add(
            new Body(
                tenant.path("name").asText(), tenant.path("certification_body_id").asText(), api));
      }
    }
    return new DemoActors(sandbox.text("id"), organization, List.copyOf(bodies));
  }

  String sandboxId() {
    return sandboxId;
  }

  ApiClient organization() {
    return organization;
  }

  /** Accredited for all categories. */
  Body aurore() {
    return bodies.get(0);
  }

  /** Accredited for all categories. */
  Body boreal() {
    return bodies.get(1);
  }

  /** Accredited for all categories. */
  Body cadran() {
    return bodies.get(2);
  }

  /** Listed, its accreditation not confirmed. */
  Body dune() {
    return bodies.get(3);
  }

  /** Accredited for apprenticeship only. */
  Body estuaire() {
    return bodies.get(4);
  }

  /** Accredited, its categories not confirmed. */
  Body falaise() {
    return bodies.get(5);
  }

  /** Accredited for training and skills assessment. */
  Body iris() {
    return bodies.get(8);
  }

  /** Accredited for training and the validation of experience. */
  Body jonquille() {
    return bodies.get(9);
  }

  /** The bodies that may be invited. */
  List<Body> invited() {
    return List.of(aurore(), boreal(), cadran(), dune(), falaise(), iris(), jonquille());
  }

  /** Advances the sandbox's clock; all work due until then is done when it returns. */
  void advance(String to) {
    organization.post("/v1/test-clock/advance", Map.of("to", to)).expect(200);
  }
}
