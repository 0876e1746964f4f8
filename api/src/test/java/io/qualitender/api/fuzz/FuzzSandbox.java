package io.qualitender.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.journey.Steps;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.TestSandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sandbox with an object of each kind, so that generated requests find objects. */
final class FuzzSandbox {

  private static final String FAR_DEADLINE = "2027-06-15T11:00:00.000Z";

  private static final int MAX_IDS = 30;

  final Actor organization;
  final Actor body;
  final String organizationKey;
  final String bodyKey;

  /** Of another sandbox, whose clock may be advanced. */
  private final String keyOfOtherSandbox;

  /** By the segment of the path. */
  final Map<String, List<String>> ids = new LinkedHashMap<>();

  /** A tender whose quotes are opened. */
  final String openedTender;

  FuzzSandbox(Api api) {
    TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 2);
    organization = sandbox.organization(0);
    body = sandbox.body(0);
    organizationKey = secret(sandbox, "training_organization");
    bodyKey = secret(sandbox, "certification_body");
    note("certification-bodies", sandbox.bodyId(0));
    note("certification-bodies", sandbox.bodyId(1));
    note("referentials", "v10");
    TestSandbox aside = TestSandbox.of(api, 1, 1);
    keyOfOtherSandbox = secret(aside, "training_organization");
    // Not the keys in use, which would be revoked.
    for (Actor each : List.of(organization, body)) {
      note(
          "api-keys",
          each.post(
                  "/v1/api-keys",
                  "{\"name\": \"Spare\", \"role\": \"reader\", \"scopes\": [\"tenant:admin\"]}")
              .expect(201)
              .id());
    }
    Steps.saysWhoItIs(organization);
    note("tenders", organization.post("/v1/tenders", Steps.TENDER).expect(201).id());
    String open =
        published(
            Steps.TENDER.replace(Steps.DEADLINE, FAR_DEADLINE),
            sandbox.bodyId(0),
            sandbox.bodyId(1));
    note("tenders", open);
    String offer =
        Steps.quote(Steps.accepts(body, open), 115_000)
            .replace("2027-02-10", "2027-08-10")
            .replace("2027-03-31", "2027-09-30");
    note("quotes", body.post("/v1/quotes", offer).expect(201).id());
    openedTender = published(Steps.TENDER, sandbox.bodyId(0), sandbox.bodyId(1));
    note("tenders", openedTender);
    Answer quote = Steps.submits(body, openedTender, 110_000);
    Steps.submits(sandbox.body(1), openedTender, 120_000);
    note("quotes", quote.id());
    body.get("/v1/invitations").expect(200).at("/items").forEach(item -> note("invitations", item));
    Answer award = Steps.contracts(organization, body, openedTender, quote.id());
    note("awards", award.id());
    note("certification-files", award.text("/certification_file_id"));
    note("certificates", Steps.certifies(body, award).id());
    organization
        .get("/v1/reminders?limit=3")
        .expect(200)
        .at("/items")
        .forEach(item -> note("reminders", item));
  }

  private static String secret(TestSandbox sandbox, String kind) {
    for (JsonNode member : sandbox.answer().at("/tenants")) {
      if (member.at("/tenant/kind").asText().equals(kind)) {
        return member.at("/api_key/secret").asText();
      }
    }
    throw new AssertionError("no " + kind);
  }

  private String published(String json, String... asked) {
    Answer draft = organization.post("/v1/tenders", json).expect(201);
    organization
        .post(
            "/v1/tenders/" + draft.id() + "/invitations",
            "{\"certification_body_ids\": [\"" + String.join("\", \"", asked) + "\"]}")
        .expect(201);
    return Steps.publishes(organization, draft).id();
  }

  private void note(String collection, JsonNode object) {
    note(collection, object.path("id").asText());
  }

  private void note(String collection, String id) {
    ids.computeIfAbsent(collection, name -> new ArrayList<>()).add(id);
  }

  /**
   * Records a created object.
   *
   * @param type value of its member {@code object}
   */
  void learn(String type, String id) {
    List<String> known = ids.get(type.replace('_', '-') + "s");
    if (known != null && !known.contains(id)) {
      known.add(id);
      if (known.size() > MAX_IDS) {
        known.remove(known.size() / 2);
      }
    }
  }

  /** All ids. */
  List<String> allIds() {
    return ids.values().stream().flatMap(List::stream).toList();
  }

  /** A key that may call the operation; null for public ones. */
  String key(Operation operation) {
    if (!operation.isAuthenticated()) {
      return null;
    }
    if (operation.id().equals("advanceTestClock")) {
      return keyOfOtherSandbox;
    }
    return operation.tenancy().equals("certification_body") ? bodyKey : organizationKey;
  }

  /** The ids for the path's variable, such as those of tenders. */
  List<String> idsFor(Operation operation) {
    String collection = operation.path().replaceAll("^/v1/([a-z-]+)/.*", "$1");
    return ids.getOrDefault(collection, List.of("nobody"));
  }
}
