package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Operations for which openapi.yaml requires an {@code Idempotency-Key} refuse requests without it,
 * whatever the state of the object.
 */
class IdempotencyKeyRequiredTest {

  private static final OpenApi DOCUMENT = OpenApi.load();

  private final TestSandbox sandbox =
      TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 1, 2);
  private final Actor organization = sandbox.organization(0);
  private final Actor body = sandbox.body(0);

  @Test
  void documentedKeysAreRequired() {
    Map<String, String> ids = idsOfAContractedTender();
    List<Operation> required =
        DOCUMENT.operations().stream()
            .filter(each -> each.idempotency().equals("required") && each.path().contains("{"))
            .toList();

    for (Operation operation : required) {
      String collection = operation.path().split("/")[2];
      assertThat(ids).as("the object of %s", operation).containsKey(collection);
      Actor actor = operation.tenancy().equals("certification_body") ? body : organization;
      Call call =
          actor.call(
              operation.method(), operation.path().replaceAll("\\{\\w+}", ids.get(collection)));
      if (operation.node().has("requestBody")) {
        call.body("application/json", example(operation).toString());
      }
      Answer refused = call.withoutIdempotencyKey().refused(400, "idempotency_key_required");
      assertThat(refused.text("/errors/0/header")).isEqualTo("Idempotency-Key");
    }
    System.out.println("acts that ask for an Idempotency-Key: " + required.size());
    assertThat(required).hasSizeGreaterThanOrEqualTo(16);
  }

  /** One of each, by the name of its list. */
  private Map<String, String> idsOfAContractedTender() {
    String tender = Steps.openTender(organization);
    String quote = Steps.submits(body, tender, 110_000).id();
    Steps.submits(sandbox.body(1), tender, 120_000);
    Answer award = Steps.contracts(organization, body, tender, quote);
    Answer certificate = Steps.certifies(body, award);
    return Map.of(
        "tenders", tender,
        "invitations", Steps.invitationOf(body, tender),
        "quotes", quote,
        "awards", award.id(),
        "certificates", certificate.id());
  }

  private static JsonNode example(Operation operation) {
    String ref =
        operation
            .node()
            .at("/requestBody/content/application~1json/examples/default/$ref")
            .asText();
    return DOCUMENT.locate(ref.substring(1)).child("value").node();
  }
}
