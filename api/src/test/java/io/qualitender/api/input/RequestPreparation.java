package io.qualitender.api.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.journey.Steps;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.HashMap;
import java.util.Map;

/**
 * Prepares a valid request for each operation with a body: a caller, an object in the right state
 * and an accepted body. After a success the request is prepared again.
 */
final class RequestPreparation {

  static final JsonMapper JSON = new JsonMapper();
  private static final String START = "2026-12-01T08:00:00Z";

  private final Api api = TestServer.shared().api();
  private final Map<String, Prepared> prepared = new HashMap<>();
  private int signUps;

  /**
   * A prepared request.
   *
   * @param etag null if {@code If-Match} is not required
   */
  record Prepared(Actor actor, String path, String etag, ObjectNode body) {}

  Prepared prepare(Operation operation) {
    return prepared.computeIfAbsent(operation.id(), this::made);
  }

  /** Sends {@code body}; if accepted, prepares the request again. */
  Answer send(Operation operation, JsonNode body) {
    Prepared scene = prepare(operation);
    String type =
        operation.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
    Call call = scene.actor().call(operation.method(), scene.path()).body(type, body.toString());
    if (scene.etag() != null) {
      call.ifMatch(scene.etag());
    }
    Answer answer = call.send();
    if (answer.status() < 300) {
      prepared.remove(operation.id());
    }
    return answer;
  }

  private Prepared made(String id) {
    switch (id) {
      case "createSandbox":
        return new Prepared(
            api.anonymous(),
            "/v1/sandboxes",
            null,
            json(
                "{\"organizations\":1,\"bodies\":1,\"ready\":true,\"clock_at\":\""
                    + START
                    + "\"}"));
      case "signUp":
        return new Prepared(api.anonymous(), "/v1/sign-up", null, signUp());
      case "createApiKey":
        return new Prepared(
            sandbox().organization(0),
            "/v1/api-keys",
            null,
            json("{\"name\":\"k\",\"role\":\"reader\",\"scopes\":[\"files:read\"]}"));
      case "advanceTestClock":
        return new Prepared(
            sandbox().organization(0), "/v1/test-clock/advance", null, json("{\"by\":\"P1D\"}"));
      case "updateOrganization":
        Actor newcomer = sandbox().organization(0);
        return new Prepared(
            newcomer,
            "/v1/organization",
            newcomer.get("/v1/organization").expect(200).etag(),
            json(Steps.PROFILE));
      case "createTender":
        Actor organization = sandbox().organization(0);
        Steps.saysWhoItIs(organization);
        return new Prepared(organization, "/v1/tenders", null, json(Steps.TENDER));
      case "updateTender":
        return draft("", true, json(Steps.TENDER));
      case "createInvitations":
        Prepared draft = draft("/invitations", false, json("{}"));
        JsonNode bodies =
            draft.actor().get("/v1/certification-bodies?invitable=true").expect(200).at("/items");
        draft
            .body()
            .putArray("certification_body_ids")
            .add(bodies.at("/0/id"))
            .add(bodies.at("/1/id"));
        return draft;
      default:
        return madeOfTwo(id);
    }
  }

  private Prepared draft(String act, boolean versioned, ObjectNode body) {
    Actor organization = sandbox().organization(0);
    Steps.saysWhoItIs(organization);
    Answer tender = organization.post("/v1/tenders", Steps.TENDER).expect(201);
    return new Prepared(
        organization, "/v1/tenders/" + tender.id() + act, versioned ? tender.etag() : null, body);
  }

  private Prepared madeOfTwo(String id) {
    TestSandbox sandbox = sandbox();
    Actor organization = sandbox.organization(0);
    Actor body = sandbox.body(0);
    String tender = Steps.openTender(organization);
    String path = "/v1/tenders/" + tender;
    switch (id) {
      case "cancelTender":
        return new Prepared(organization, path + "/cancel", null, reason("mistake"));
      case "revokeInvitation":
        String sent = organization.get(path + "/invitations").expect(200).text("/items/0/id");
        return new Prepared(
            organization, "/v1/invitations/" + sent + "/revoke", null, reason("mistake"));
      case "declineInvitation":
        String invitation = Steps.invitationOf(body, tender);
        return new Prepared(
            body, "/v1/invitations/" + invitation + "/decline", null, reason("no_capacity"));
      case "createQuote":
        return new Prepared(
            body, "/v1/quotes", null, json(Steps.quote(Steps.accepts(body, tender))));
      case "updateQuote":
        Answer quote =
            body.post("/v1/quotes", Steps.quote(Steps.accepts(body, tender))).expect(201);
        ObjectNode patch = json(Steps.quote("x"));
        patch.remove("invitation_id");
        return new Prepared(body, "/v1/quotes/" + quote.id(), quote.etag(), patch);
      default:
        return madeAfterOpening(id, sandbox, tender);
    }
  }

  private Prepared madeAfterOpening(String id, TestSandbox sandbox, String tender) {
    Actor organization = sandbox.organization(0);
    Actor body = sandbox.body(0);
    String path = "/v1/tenders/" + tender;
    boolean inDoubt = id.equals("countQuote");
    Steps.submits(sandbox.body(1), tender, 120_000);
    Steps.submits(sandbox.body(2), tender, 115_000);
    String json = Steps.quote(Steps.accepts(body, tender), inDoubt ? 10_000 : 110_000);
    String offered =
        inDoubt ? json.replaceAll("\"amount\": (15000|70000|12000|8000)", "\"amount\": 500") : json;
    String quote = Steps.submits(body, body.post("/v1/quotes", offered).expect(201)).id();
    ObjectNode choice = json("{\"quote_id\":\"" + quote + "\"}");
    if (id.endsWith("Certificate")) {
      Answer award = Steps.contracts(organization, body, tender, quote);
      if (id.equals("correctCertificate")) {
        String certificate = Steps.certifies(body, award).id();
        ObjectNode correction = reason("wrong_number");
        correction.put("number", "QLP-1");
        return new Prepared(body, "/v1/certificates/" + certificate + "/correct", null, correction);
      }
      Steps.clockMovesTo(body, "2027-03-09T09:00:00.000Z");
      return new Prepared(
          body,
          "/v1/certificates",
          null,
          json(
              "{\"certification_file_id\":\"%s\",\"number\":\"Q-1\",\"decided_on\":\"2027-03-01\",\"valid_from_on\":\"2027-03-01\",\"action_categories\":[\"actions_de_formation\"]}"
                  .formatted(award.text("/certification_file_id"))));
    }
    Steps.clockMovesTo(organization, "2026-12-15T11:00:01.000Z");
    String etag = organization.get(path).expect(200).etag();
    if (id.equals("closeTenderWithoutAward")) {
      return new Prepared(
          organization, path + "/close-without-award", null, reason("too_expensive"));
    }
    if (inDoubt) {
      return new Prepared(organization, "/v1/quotes/" + quote + "/count", null, reason("other"));
    }
    if (id.equals("createAward")) {
      choice.putObject("justification").put("code", "other").put("text", "Pour voir.");
      return new Prepared(organization, path + "/awards", etag, choice);
    }
    String award =
        organization.post(path + "/awards", choice.toString()).ifMatch(etag).expect(201).id();
    if (id.equals("declineAward")) {
      return new Prepared(body, "/v1/awards/" + award + "/decline", null, reason("no_capacity"));
    }
    if (id.equals("createContract")) {
      body.post("/v1/awards/" + award + "/accept").expect(200);
      Steps.clockMovesTo(organization, "2027-01-05T09:00:00.000Z");
      return new Prepared(
          organization, path + "/contract", null, json("{\"signed_on\":\"2026-12-15\"}"));
    }
    throw new AssertionError("no request prepared for " + id + ": add one");
  }

  private TestSandbox sandbox() {
    return TestSandbox.at(api, START, 1, 3);
  }

  private ObjectNode signUp() {
    signUps++;
    ObjectNode body =
        json(
            "{\"kind\":\"training_organization\",\"name\":\"Atelier\",\"siren\":\"%s\",\"owner\":{\"name\":\"C. Martin\",\"email\":\"c%d@example.org\",\"password\":\"a long pass phrase\"}}"
                .formatted(siren(81_000_000 + signUps), signUps));
    return body;
  }

  /** Eight digits and the Luhn check digit. */
  static String siren(int eight) {
    for (int key = 0; key < 10; key++) {
      String siren = "" + eight + key;
      if (io.qualitender.kernel.france.Siren.fault(siren).isEmpty()) {
        return siren;
      }
    }
    throw new AssertionError("one of ten keys fits");
  }

  private static ObjectNode reason(String code) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("reason").put("code", code).put("text", "Voilà.");
    return body;
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
