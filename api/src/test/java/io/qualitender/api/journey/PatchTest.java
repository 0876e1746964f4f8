package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A PATCH is validated on the changed members; the state is checked first, and unchanged values
 * change nothing.
 */
class PatchTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final OpenApi DOCUMENT = OpenApi.load();
  private static final String RENAMED = "{\"title\": \"Autre nom\"}";

  /** Invalid values, which must not be reported where the state allows no change. */
  private static final String WRONG = "{\"title\": \"\", \"min_quotes\": 0}";

  private TestSandbox sandbox;
  private Actor organization;
  private Actor body;

  @BeforeEach
  void createSandbox() {
    sandbox = TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 1, 2);
    organization = sandbox.organization(0);
    body = sandbox.body(0);
    Steps.saysWhoItIs(organization);
  }

  /** Fails if the deadline or a past period is checked before the state. */
  @Test
  void stateIsCheckedBeforeValues() {
    String tender = Steps.publishes(organization, Steps.draftsWithAllBodies(organization)).id();
    Answer quote = Steps.submits(body, tender, 110_000);
    Steps.submits(sandbox.body(1), tender, 120_000);
    refusedForItsState(tender, "open");
    Steps.contracts(organization, body, tender, quote.id());
    sandbox.advanceTo("2027-06-01T08:00:00Z");
    refusedForItsState(tender, "contracted");

    String path = "/v1/quotes/" + quote.id();
    Answer opened = body.get(path).expect(200);
    for (String patch : List.of("{\"vat_rate_bp\": -5}", "{\"vat_rate_bp\": 550}", "{}")) {
      Answer refused =
          body.patch(path, patch).ifMatch(opened.etag()).refused(409, "quote_not_writable");
      assertThat(refused.text("/current_state")).isEqualTo("opened");
      assertThat(refused.at("/allowed_actions")).isEmpty();
    }
  }

  private void refusedForItsState(String tender, String state) {
    String path = "/v1/tenders/" + tender;
    Answer read = organization.get(path).expect(200);
    for (String patch : List.of(RENAMED, WRONG, "{}")) {
      Answer refused =
          organization.patch(path, patch).ifMatch(read.etag()).refused(409, "tender_not_draft");
      assertThat(refused.text("/current_state")).isEqualTo(state);
      assertThat(refused.at("/allowed_actions")).isEqualTo(read.at("/allowed_actions"));
    }
  }

  /** Fails if an unchanged deadline is validated. */
  @Test
  void draftWithNearDeadlineCanBeRenamed() {
    Answer draft = Steps.draftsWithAllBodies(organization);
    sandbox.advanceTo("2027-06-01T08:00:00Z");
    String path = "/v1/tenders/" + draft.id();

    Answer renamed = organization.patch(path, RENAMED).ifMatch(draft.etag()).expect(200);

    assertThat(renamed.text("/title")).isEqualTo("Autre nom");
    Answer refused =
        organization
            .patch(
                path,
                "{\"closes_at\": \"2027-06-01T09:00:00Z\","
                    + " \"wished_period\": {\"from_on\": \"2027-01-01\", \"to_on\": \"2027-01-31\"}}")
            .ifMatch(renamed.etag())
            .refused(422, "invalid_values");
    assertThat(refused.at("/errors").findValuesAsText("pointer"))
        .contains("/closes_at", "/wished_period/to_on");
    assertThat(refused.at("/errors").findValuesAsText("code")).contains("too_early");
  }

  /** Fails if a patch without changes raises the version or adds an event. */
  @Test
  void unchangedValuesChangeNothing() {
    Answer draft = Steps.draftsWithAllBodies(organization);
    String published = Steps.publishes(organization, Steps.draftsWithAllBodies(organization)).id();
    Answer quote = body.post("/v1/quotes", Steps.quote(Steps.accepts(body, published))).expect(201);
    Map<String, String> paths =
        Map.of(
            "updateTender", "/v1/tenders/" + draft.id(),
            "updateQuote", "/v1/quotes/" + quote.id(),
            "updateOrganization", "/v1/organization");
    List<Operation> patches =
        DOCUMENT.operations().stream().filter(each -> each.method().equals("PATCH")).toList();

    int sent = 0;
    for (Operation operation : patches) {
      Actor actor = operation.tenancy().equals("certification_body") ? body : organization;
      String path = paths.get(operation.id());
      assertThat(path).as("the object of %s", operation).isNotNull();
      Answer read = actor.get(path).expect(200);
      ObjectNode whole = JSON.createObjectNode();
      String schema =
          operation
              .node()
              .at("/requestBody/content/application~1merge-patch+json/schema/$ref")
              .asText()
              .replaceAll(".*/", "");
      for (String member :
          OpenApi.names(DOCUMENT.component("schemas", schema).path("properties")).toList()) {
        JsonNode value = asSent(read.at("/" + member));
        whole.set(member, value);
        sent += changesNothing(actor, path, read, JSON.createObjectNode().set(member, value));
      }
      sent += changesNothing(actor, path, read, whole);
      sent += changesNothing(actor, path, read, JSON.createObjectNode());
    }
    assertThat(patches).hasSizeGreaterThanOrEqualTo(3);
    assertThat(sent).isGreaterThanOrEqualTo(30);
    System.out.println(sent + " patches changed nothing");
  }

  /** A line as sent, without computed members. */
  private static JsonNode asSent(JsonNode read) {
    if (!(read instanceof ArrayNode) || !read.path(0).has("counted")) {
      return read;
    }
    ArrayNode lines = read.deepCopy();
    for (JsonNode line : lines) {
      ((ObjectNode) line).remove("counted");
      line.deepCopy()
          .fieldNames()
          .forEachRemaining(
              member -> {
                if (line.get(member).isNull() || line.get(member).equals(BooleanNode.FALSE)) {
                  ((ObjectNode) line).remove(member);
                }
              });
    }
    return lines;
  }

  private int changesNothing(Actor actor, String path, Answer read, JsonNode patch) {
    String events = events(actor);
    Answer same = actor.patch(path, patch.toString()).ifMatch(read.etag()).expect(200);
    assertThat(same.etag()).as("after %s", patch).isEqualTo(read.etag());
    assertThat(same.text("/updated_at")).as("after %s", patch).isEqualTo(read.text("/updated_at"));
    assertThat(events(actor)).as("events after %s", patch).isEqualTo(events);
    return 1;
  }

  /** Those of the actor's tenant, but the ones appended for bodies asynchronously. */
  private static String events(Actor actor) {
    return TestServer.shared()
        .ask(
            "select (select count(*) from app.event where tenant_id = t.id and type not like 'invitation.%')"
                + " || ' ' || (select count(*) from app.state_history where tenant_id = t.id)"
                + " from admin.tenant t where t.id = ?",
            Steps.tenantId(actor));
  }
}
