package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.admin.apikey.ApiKeyState;
import io.qualitender.api.certification.certificate.CertificateState;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.market.award.AwardState;
import io.qualitender.api.market.invitation.InvitationState;
import io.qualitender.api.market.quote.QuoteState;
import io.qualitender.api.market.tender.TenderState;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code allowed_actions} lists exactly the acts that succeed. A scenario runs over several years;
 * at each stop every object with {@code allowed_actions} is read by callers of all roles, and every
 * act of the contract on it ({@code x-action}) is tried with a valid body. An act succeeds if and
 * only if it is listed; a refusal because of the state has the same list; the blockers of a draft
 * are the faults of its refusal.
 *
 * <p>An attempt is rolled back: a trigger on its Idempotency-Key makes the transaction fail when
 * the answer is stored, so that a success is seen as that failure. A PATCH is tried without
 * changes.
 *
 * <p>Fails if an act is listed but refused or succeeds but is not listed, such as {@code publish}
 * on an empty draft, {@code submit} after a cancellation or {@code award} when every quote has
 * expired.
 */
class AllowedActionsTest {

  private static final String DRY = "dry-run-";
  private static final OpenApi DOCUMENT = OpenApi.load();

  /** A justification is also accepted where none is needed. */
  private static final String AWARD =
      """
      {"quote_id": "%s", "justification": {"code": "other", "text": "Pour essayer."}}
      """;

  /** A caller of a tenant, and whether all acts are tried as this caller. */
  private record Caller(String name, Actor actor, boolean owner) {}

  /** One object as read by its tenant. */
  private record FoundObject(String schema, String path, JsonNode json, String etag) {
    String id() {
      return json.path("id").asText();
    }

    String state() {
      return json.path("state").asText();
    }

    Set<String> offered() {
      Set<String> offered = new TreeSet<>();
      json.path("allowed_actions").forEach(act -> offered.add(act.asText()));
      return offered;
    }
  }

  private final Api api = TestServer.shared().api();
  private final TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 3);
  private final Actor organization = sandbox.organization(0);
  private final Map<String, List<Operation>> acts = acts();
  private final Map<String, Set<String>> seen = new TreeMap<>();
  private final Set<String> triedByAll = new HashSet<>();
  private final List<String> differences = new ArrayList<>();
  private String today = "2026-12-01";
  private int readings;
  private int attempts;
  private int worked;
  private int explained;
  private int blocked;

  @BeforeAll
  static void rollBackAttempts() {
    sql(
        """
        create function app.undo_dry_run() returns trigger language plpgsql as
        $$ begin raise exception 'dry run' using errcode = 'P0DRY'; end $$
        """,
        """
        create trigger undo_dry_run before update on app.idempotency_key
           for each row when (new.key like 'dry-run-%') execute function app.undo_dry_run()
        """);
  }

  @AfterAll
  static void removeTrigger() {
    sql("drop trigger undo_dry_run on app.idempotency_key", "drop function app.undo_dry_run()");
  }

  private static void sql(String... statements) {
    Sql.committed(
        TestServer.shared().database().superuser(),
        connection -> {
          for (String statement : statements) {
            Sql.run(connection, statement);
          }
          return null;
        });
  }

  /** The acts of the contract, by the schema of the object they are done to. */
  private static Map<String, List<Operation>> acts() {
    return DOCUMENT.operations().stream()
        .filter(operation -> operation.node().has("x-action"))
        .collect(
            Collectors.groupingBy(
                operation -> operation.node().at("/x-action/object").asText(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  @Test
  void allowedActionsAreExactlyThoseThatSucceed() {
    Steps.saysWhoItIs(organization);
    organization.post("/v1/tenders", "{\"kind\": \"initial\"}").expect(201);
    organization.post("/v1/tenders", "{\"kind\": \"transfer\"}").expect(201);
    Steps.draftsWithAllBodies(organization);
    organization
        .post("/v1/tenders/" + Steps.draftsWithAllBodies(organization).id() + "/discard")
        .expect(200);

    String replies = open();
    sandbox
        .body(0)
        .post("/v1/invitations/" + Steps.invitationOf(sandbox.body(0), replies) + "/view")
        .expect(200);
    Steps.accepts(sandbox.body(1), replies);
    decline(2, replies);

    String quotes = open();
    sandbox
        .body(0)
        .post(
            "/v1/quotes", "{\"invitation_id\": \"" + Steps.accepts(sandbox.body(0), quotes) + "\"}")
        .expect(201);
    sandbox
        .body(1)
        .post("/v1/quotes", Steps.quote(Steps.accepts(sandbox.body(1), quotes)))
        .expect(201);
    Answer revised = Steps.submits(sandbox.body(2), quotes, 110_000);
    sandbox
        .body(2)
        .patch("/v1/quotes/" + revised.id(), "{\"audit_days\": null}")
        .ifMatch(revised.etag())
        .expect(200);

    String cancelled = open();
    Steps.submits(sandbox.body(0), cancelled, 110_000);
    sandbox
        .body(1)
        .post("/v1/quotes", Steps.quote(Steps.accepts(sandbox.body(1), cancelled)))
        .expect(201);
    organization
        .post("/v1/tenders/" + cancelled + "/cancel", "{\"reason\": {\"code\": \"mistake\"}}")
        .expect(200);

    String withdrawn = open();
    Answer gone = Steps.submits(sandbox.body(0), withdrawn, 110_000);
    sandbox.body(0).post("/v1/quotes/" + gone.id() + "/withdraw").expect(200);
    String taken = Steps.invitationOf(sandbox.body(1), withdrawn);
    organization
        .post("/v1/invitations/" + taken + "/revoke", "{\"reason\": {\"code\": \"other\"}}")
        .expect(200);

    String opened = quoted();
    String proposed = quoted();
    String accepted = quoted();
    String declined = quoted();
    String revoked = quoted();
    String contracted = quoted();
    String unwanted = quoted();
    keys();
    stop("while the tenders are open");

    // Within the minimum time for a reply, no body can be invited any more.
    moves("2026-12-14T08:00:00Z");
    stop("the day before the deadline");

    moves("2026-12-15T11:00:01Z");
    organization
        .post(
            "/v1/tenders/" + unwanted + "/close-without-award",
            "{\"reason\": {\"code\": \"too_expensive\"}}")
        .expect(200);
    award(proposed);
    accept(award(accepted));
    decline(award(declined));
    organization.post("/v1/awards/" + award(revoked) + "/revoke").expect(200);
    accept(award(contracted));
    stop("after the opening");

    moves("2027-01-05T09:00:00Z");
    organization
        .post("/v1/tenders/" + contracted + "/contract", "{\"signed_on\": \"2027-01-05\"}")
        .expect(201);
    stop("once an award has lapsed and a contract is signed");

    moves("2027-03-09T09:00:00Z");
    JsonNode award =
        organization.get("/v1/tenders/" + contracted + "/awards").expect(200).at("/items/0");
    Actor winner = sandbox.body(0);
    Answer wrong =
        winner
            .post(
                "/v1/certificates",
                """
                {"certification_file_id": "%s", "number": "QLP-1", "decided_on": "2027-03-01",
                 "valid_from_on": "2027-03-01", "action_categories": ["actions_de_formation"]}
                """
                    .formatted(award.path("certification_file_id").asText()))
            .expect(201);
    winner
        .post(
            "/v1/certificates/" + wrong.id() + "/correct",
            "{\"reason\": {\"code\": \"wrong_number\"}, \"number\": \"QLP-2\"}")
        .expect(201);
    moves("2027-05-01T09:00:00Z");
    stop("once there is a certificate and every quote has expired");

    moves("2030-06-01T09:00:00Z");
    stop("once the certificate has expired");

    System.out.printf(
        "%d readings, %d attempts: %d worked, %d refusals had the status, %d drafts were blocked; states %s%n",
        readings, attempts, worked, explained, blocked, seen);
    assertThat(differences).isEmpty();
    assertThat(seen.get("Tender")).containsAll(words(TenderState.values()));
    assertThat(seen.get("Quote")).containsAll(words(QuoteState.values()));
    assertThat(seen.get("Award")).containsAll(words(AwardState.values()));
    assertThat(seen.get("Certificate")).contains("valid", "superseded", "expired");
    assertThat(seen.get("ApiKey")).containsAll(words(ApiKeyState.values()));
    assertThat(seen.get("Invitation"))
        .contains("sent", "viewed", "accepted", "declined", "revoked");
    assertThat(seen.get("TenderInvitation"))
        .containsAll(
            words(InvitationState.values()).stream()
                .filter(word -> !word.equals("undelivered"))
                .toList());
    assertThat(CertificateState.values()).isNotEmpty();
    assertThat(seen.keySet()).as("objects with allowed_actions").containsAll(withActions());
    assertThat(attempts).isGreaterThan(2500);
    assertThat(worked).isGreaterThan(200);
    assertThat(explained).isGreaterThan(500);
    assertThat(blocked).isGreaterThan(5);
  }

  /** The schemas with allowed_actions, except refusals and new keys. */
  private static Set<String> withActions() {
    return OpenApi.names(DOCUMENT.root().at("/components/schemas"))
        .filter(
            name -> DOCUMENT.component("schemas", name).path("properties").has("allowed_actions"))
        .filter(name -> !Set.of("Problem", "ApiKeyCreated").contains(name))
        .collect(Collectors.toSet());
  }

  private static List<String> words(Enum<?>[] states) {
    return Arrays.stream(states).map(state -> state.name().toLowerCase(Locale.ROOT)).toList();
  }

  private void moves(String instant) {
    sandbox.advanceTo(instant);
    today = instant.substring(0, 10);
  }

  private String open() {
    return Steps.publishes(organization, Steps.draftsWithAllBodies(organization)).id();
  }

  private String quoted() {
    String tender = open();
    Steps.submits(sandbox.body(0), tender, 110_000);
    Steps.submits(sandbox.body(1), tender, 120_000);
    return tender;
  }

  private void decline(int body, String tender) {
    sandbox
        .body(body)
        .post(
            "/v1/invitations/" + Steps.invitationOf(sandbox.body(body), tender) + "/decline",
            "{\"reason\": {\"code\": \"no_capacity\"}}")
        .expect(200);
  }

  private String award(String tender) {
    String path = "/v1/tenders/" + tender;
    String best = organization.get(path + "/comparison").expect(200).text("/items/0/quote_id");
    return organization
        .post(path + "/awards", AWARD.formatted(best))
        .ifMatch(organization.get(path).expect(200).etag())
        .expect(201)
        .id();
  }

  private void accept(String award) {
    sandbox.body(0).post("/v1/awards/" + award + "/accept").expect(200);
  }

  private void decline(String award) {
    sandbox
        .body(0)
        .post("/v1/awards/" + award + "/decline", "{\"reason\": {\"code\": \"other\"}}")
        .expect(200);
  }

  /** A revoked and an expired one beside those that are used. */
  private void keys() {
    String revoked = key(organization, "reader", List.of("files:read")).id();
    organization.post("/v1/api-keys/" + revoked + "/revoke").expect(200);
    key(organization, "reader", List.of("reminders:read"));
    sql(
        "update admin.api_key set expires_at = clock_timestamp() where scopes = array['reminders:read'] and role = 'reader'");
  }

  private static Answer key(Actor owner, String role, List<String> scopes) {
    return owner
        .post(
            "/v1/api-keys",
            "{\"name\": \"%s\", \"role\": \"%s\", \"scopes\": [\"%s\"]}"
                .formatted(role, role, String.join("\", \"", scopes)))
        .expect(201);
  }

  private final Map<Actor, List<Caller>> callers = new LinkedHashMap<>();

  /** Every role with every scope of the tenant, and an owner who may only read. */
  private List<Caller> callers(Actor owner) {
    return callers.computeIfAbsent(
        owner,
        each -> {
          List<String> scopes = new ArrayList<>();
          each.get("/v1/api-keys")
              .expect(200)
              .at("/items")
              .forEach(
                  key -> {
                    if (key.path("role").asText().equals("owner") && scopes.isEmpty()) {
                      key.path("scopes").forEach(scope -> scopes.add(scope.asText()));
                    }
                  });
          List<Caller> all = new ArrayList<>(List.of(new Caller("owner", each, true)));
          for (String role : List.of("manager", "contributor", "reader")) {
            all.add(new Caller(role, api.as(role, key(each, role, scopes).text("/secret")), false));
          }
          List<String> reads = scopes.stream().filter(scope -> !scope.endsWith(":write")).toList();
          all.add(
              new Caller(
                  "one who reads",
                  api.as("one who reads", key(each, "owner", reads).text("/secret")),
                  false));
          return all;
        });
  }

  /** Reads and tries all objects as all their callers. */
  private void stop(String when) {
    for (Actor owner :
        Stream.of(organization, sandbox.body(0), sandbox.body(1), sandbox.body(2)).toList()) {
      for (FoundObject thing : objects(owner)) {
        seen.computeIfAbsent(thing.schema(), schema -> new TreeSet<>()).add(thing.state());
        boolean all = triedByAll.add(thing.schema() + thing.state() + thing.offered());
        for (Caller caller : callers(owner)) {
          if (caller.owner() || all) {
            check(when, caller, thing);
          }
        }
      }
    }
  }

  private List<FoundObject> objects(Actor owner) {
    List<FoundObject> things = new ArrayList<>();
    collect(owner, "ApiKey", "/v1/api-keys", things);
    if (owner == organization) {
      collect(owner, "Tender", "/v1/tenders", things);
      for (FoundObject tender : List.copyOf(things)) {
        if (tender.schema().equals("Tender")) {
          collect(owner, "TenderInvitation", tender.path() + "/invitations", things);
          collect(owner, "Award", tender.path() + "/awards", things);
          if (List.of("opened", "awarded", "contracted").contains(tender.state())) {
            collect(owner, "OpenedQuote", tender.path() + "/quotes", things);
          }
        }
      }
    } else {
      collect(owner, "Invitation", "/v1/invitations", things);
      collect(owner, "Quote", "/v1/quotes", things);
      collect(owner, "Award", "/v1/awards", things);
    }
    collect(owner, "Certificate", "/v1/certificates", things);
    return things;
  }

  private void collect(Actor owner, String schema, String list, List<FoundObject> things) {
    String next = "";
    while (next != null) {
      Answer page = owner.get(list + "?limit=100" + next).expect(200);
      for (JsonNode item : page.at("/items")) {
        String path =
            List.of("TenderInvitation", "OpenedQuote").contains(schema)
                ? list
                : "/v1/" + list.replaceAll(".*/", "") + "/" + item.path("id").asText();
        String etag = "\"" + item.path("version").asText() + "\"";
        things.add(new FoundObject(schema, path, item, etag));
      }
      JsonNode cursor = page.at("/next_cursor");
      next = cursor.isNull() ? null : "&cursor=" + cursor.asText();
    }
  }

  private void check(String when, Caller caller, FoundObject asListed) {
    FoundObject thing = read(caller.actor(), asListed);
    if (thing == null) {
      return;
    }
    readings++;
    Set<String> works = new TreeSet<>();
    for (Operation operation : acts.getOrDefault(thing.schema(), List.of())) {
      if (!isSide(operation, caller.actor())) {
        continue;
      }
      String act = operation.node().at("/x-action/name").asText();
      if (tries(when, caller, thing, operation)) {
        works.add(act);
      }
    }
    if (!works.equals(thing.offered())) {
      differences.add(
          "%s, %s reads %s %s %s: offered %s, works %s"
              .formatted(
                  when,
                  caller.name(),
                  thing.schema(),
                  thing.state(),
                  thing.id(),
                  thing.offered(),
                  works));
    }
  }

  /** As read by this caller; null if not readable. */
  private FoundObject read(Actor caller, FoundObject listed) {
    Answer answer = caller.get(listed.path()).send();
    if (answer.status() == 403) {
      return null;
    }
    JsonNode json = answer.json();
    if (json.has("items")) {
      for (JsonNode item : json.path("items")) {
        if (item.path("id").asText().equals(listed.id())) {
          return new FoundObject(listed.schema(), listed.path(), item, listed.etag());
        }
      }
      return null;
    }
    return new FoundObject(listed.schema(), listed.path(), json, answer.etag());
  }

  private boolean isSide(Operation operation, Actor caller) {
    boolean isOrganization =
        callers.get(organization) != null
            && callers.get(organization).stream().anyMatch(each -> each.actor() == caller);
    return operation.tenancy().equals("any")
        || operation.tenancy().equals("training_organization") == isOrganization;
  }

  private boolean tries(String when, Caller caller, FoundObject thing, Operation operation) {
    boolean worksAtAll = false;
    for (String body : bodies(thing, operation)) {
      Answer answer = attempt(caller.actor(), thing, operation, body);
      attempts++;
      boolean works = answer.status() < 300 || answer.status() == 500;
      worksAtAll |= works;
      if (answer.status() == 409) {
        explains(when, caller, thing, operation, answer);
      }
      if (answer.status() == 404 || answer.status() == 400) {
        differences.add(when + ": " + operation + " was asked wrongly: " + answer);
      }
      if (caller.owner() && List.of("publishTender", "submitQuote").contains(operation.id())) {
        saysWhatBlocks(when, thing, works, answer);
      }
    }
    worked += worksAtAll ? 1 : 0;
    return worksAtAll;
  }

  private static Answer attempt(Actor caller, FoundObject thing, Operation operation, String body) {
    String path = operation.path().replaceAll("\\{\\w+}", thing.id());
    boolean patch = operation.method().equals("PATCH");
    Call call = caller.call(operation.method(), path);
    if (body != null) {
      call.body(patch ? "application/merge-patch+json" : "application/json", body);
    }
    if (!patch) {
      call.idempotencyKey(DRY + UUID.randomUUID());
    }
    boolean asksForIt = operation.node().path("parameters").toString().contains("/IfMatch\"");
    return (asksForIt ? call.ifMatch(thing.etag()) : call).send();
  }

  /** Fails if a 409 has no state, or other allowed actions than the object. */
  private void explains(
      String when, Caller caller, FoundObject thing, Operation operation, Answer refused) {
    Set<String> offered = new TreeSet<>();
    refused.json().path("allowed_actions").forEach(act -> offered.add(act.asText()));
    boolean same =
        refused.json().path("current_state").asText().equals(thing.state())
            && refused.json().has("allowed_actions")
            && offered.equals(thing.offered());
    explained += same ? 1 : 0;
    if (!same) {
      differences.add(
          "%s, %s tries %s on %s %s offering %s: %s"
              .formatted(
                  when,
                  caller.name(),
                  operation.id(),
                  thing.schema(),
                  thing.state(),
                  thing.offered(),
                  refused));
    }
  }

  /** Fails if a draft's blockers differ from the faults of publishing or submitting it. */
  private void saysWhatBlocks(String when, FoundObject thing, boolean works, Answer answer) {
    List<String> blockers = new ArrayList<>();
    thing
        .json()
        .path("blockers")
        .forEach(
            each -> blockers.add(each.path("pointer").asText() + " " + each.path("code").asText()));
    List<String> refusedFor = new ArrayList<>();
    if (answer.status() == 422) {
      answer
          .at("/errors")
          .forEach(
              each ->
                  refusedFor.add(each.path("pointer").asText() + " " + each.path("code").asText()));
      blocked++;
    }
    if (answer.status() == 409 && blockers.contains("/kind " + answer.text("/code"))) {
      refusedFor.add("/kind " + answer.text("/code"));
      blocked++;
    }
    // A 422 precedes a 409, which is then only in the blockers.
    boolean agree =
        blockers.containsAll(refusedFor) && (works || refusedFor.isEmpty() || !blockers.isEmpty());
    Set<String> unreported = new TreeSet<>(blockers);
    refusedFor.forEach(unreported::remove);
    agree &=
        unreported.stream().allMatch(each -> each.startsWith("/kind ") && answer.status() == 422);
    if (!agree) {
      differences.add(
          when + ": blockers " + blockers + " but refused for " + refusedFor + ": " + answer);
    }
  }

  /** The bodies of an act; several where success depends on them. */
  private List<String> bodies(FoundObject thing, Operation operation) {
    return switch (operation.id()) {
      case "updateTender", "updateQuote" -> List.of("{}");
      case "createInvitations" -> List.of("{\"all_eligible\": true}");
      case "cancelTender" -> List.of("{\"reason\": {\"code\": \"mistake\"}}");
      case "closeTenderWithoutAward" -> List.of("{\"reason\": {\"code\": \"too_expensive\"}}");
      case "revokeInvitation", "declineAward", "declineInvitation" ->
          List.of("{\"reason\": {\"code\": \"other\"}}");
      case "countQuote" ->
          List.of("{\"reason\": {\"code\": \"other\", \"text\": \"Pour essayer.\"}}");
      case "createContract" -> List.of("{\"signed_on\": \"" + today + "\"}");
      case "createQuote" -> List.of("{\"invitation_id\": \"" + thing.id() + "\"}");
      case "correctCertificate" ->
          List.of("{\"reason\": {\"code\": \"wrong_number\"}, \"number\": \"QLP-3\"}");
      case "createAward" -> quotesOf(thing).map(AWARD::formatted).toList();
      default -> java.util.Collections.singletonList(null);
    };
  }

  private Stream<String> quotesOf(FoundObject tender) {
    Answer quotes = organization.get(tender.path() + "/quotes").send();
    List<String> ids = new ArrayList<>();
    quotes.json().path("items").forEach(quote -> ids.add(quote.path("id").asText()));
    return ids.isEmpty() ? Stream.of("quo_00000000000000000000000000") : ids.stream();
  }
}
