package io.qualitender.api.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.journey.Steps;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestSandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Test data over HTTP: an organization and a body with objects of all kinds, and other tenants that
 * must not see them. The others have objects of their own, so that they are refused because of the
 * ids alone.
 */
public final class Market {

  private static final String FAR_DEADLINE = "2027-06-15T11:00:00.000Z";

  public final Actor organization;
  public final Actor body;

  /** Tenants that must not see the objects: of the same sandbox, of another one, live. */
  final List<Actor> organizations = new ArrayList<>();

  /** The first was invited like {@link #body} and lost. */
  final List<Actor> bodies = new ArrayList<>();

  /** Ids of the objects of the two, by path segment. */
  public final Map<String, Set<String>> ids = new LinkedHashMap<>();

  /** An opened tender of the first of {@link #organizations}. */
  final String rivalTender;

  final String file;

  private final Api api;

  public Market(Api api) {
    this.api = api;
    TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", 2, 3);
    TestSandbox elsewhere = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 1);
    organization = sandbox.organization(0);
    body = sandbox.body(0);
    organizations.addAll(
        List.of(sandbox.organization(1), elsewhere.organization(0), live("training_organization")));
    bodies.addAll(
        List.of(sandbox.body(1), sandbox.body(2), elsewhere.body(0), live("certification_body")));
    ids.put("certification-bodies", Set.of(sandbox.bodyId(0)));
    for (Actor each : List.of(organization, body)) {
      each.get("/v1/api-keys").expect(200).at("/items").forEach(key -> note("api-keys", key));
    }

    Steps.saysWhoItIs(organization);
    Steps.saysWhoItIs(organizations.get(0));
    rivalTender = published(organizations.get(0), Steps.TENDER, sandbox.bodyId(2));
    Steps.submits(sandbox.body(2), rivalTender, 130_000);
    note("tenders", organization.post("/v1/tenders", Steps.TENDER).expect(201).json());
    String open =
        published(
            organization, Steps.TENDER.replace(Steps.DEADLINE, FAR_DEADLINE), sandbox.bodyId(0));
    String offer =
        Steps.quote(Steps.accepts(body, open), 115_000)
            .replace("2027-02-10", "2027-08-10")
            .replace("2027-03-31", "2027-09-30");
    Answer sealed = body.post("/v1/quotes", offer).expect(201);
    note("quotes", Steps.submits(body, sealed).json());
    String tender = published(organization, Steps.TENDER, sandbox.bodyId(0), sandbox.bodyId(1));
    Answer quote = Steps.submits(body, tender, 110_000);
    Steps.submits(sandbox.body(1), tender, 120_000);
    note("quotes", quote.json());
    body.get("/v1/invitations").expect(200).at("/items").forEach(item -> note("invitations", item));

    Answer award = Steps.contracts(organization, body, tender, quote.id());
    note("awards", award.json());
    note("contracts", award.json().path("contract"));
    file = award.text("/certification_file_id");
    Answer certificate = Steps.certifies(body, award);
    note("certificates", certificate.json());
    JsonNode reminders = organization.get("/v1/reminders").expect(200).at("/items");
    note("reminders", reminders.get(0));
    note("reminders", reminders.get(1));
  }

  private Actor live(String kind) {
    Answer signedUp =
        api.anonymous()
            .post(
                "/v1/sign-up",
                """
                {"kind": "%s", "name": "Live", "siren": "%s",
                 "owner": {"name": "C. Martin", "email": "c@example.org", "password": "a long pass phrase"}}
                """
                    .formatted(kind, Sirens.next()))
            .expect(201);
    return api.as("a live " + kind, signedUp.text("/api_key/secret"));
  }

  private String published(Actor asking, String json, String... asked) {
    Answer draft = asking.post("/v1/tenders", json).expect(201);
    asking
        .post(
            "/v1/tenders/" + draft.id() + "/invitations",
            "{\"certification_body_ids\": [\"" + String.join("\", \"", asked) + "\"]}")
        .expect(201);
    if (asking == organization) {
      note("tenders", draft.json());
    }
    return Steps.publishes(asking, draft).id();
  }

  private void note(String collection, JsonNode resource) {
    ids.computeIfAbsent(collection, name -> new LinkedHashSet<>())
        .add(resource.path("id").asText());
  }

  /** The other tenants of the kind that may call such an operation. */
  List<Actor> strangers(String tenancy) {
    List<Actor> strangers = new ArrayList<>();
    if (!tenancy.equals("certification_body")) {
      strangers.addAll(organizations);
    }
    if (!tenancy.equals("training_organization")) {
      strangers.addAll(bodies);
    }
    return strangers;
  }

  /** All objects as their owners read them, without the server time. */
  List<String> snapshot() {
    List<String> looks = new ArrayList<>();
    ids.forEach(
        (collection, members) -> {
          for (String id : members) {
            if (!collection.equals("api-keys")) {
              Actor owner = collection.matches("tenders|reminders") ? organization : body;
              looks.add(look(owner, "/v1/" + collection + "/" + id));
            }
          }
        });
    for (Actor each : List.of(organization, body)) {
      looks.add(look(each, "/v1/api-keys"));
    }
    return looks;
  }

  private static String look(Actor owner, String path) {
    // A draft's blockers contain times relative to now.
    return owner.get(path).expect(200).body().replaceAll("\"(server_time|detail)\":\"[^\"]*\"", "");
  }
}
