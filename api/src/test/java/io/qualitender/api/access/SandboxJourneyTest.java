package io.qualitender.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.journey.Steps;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sandboxes over HTTP: creation, directory, test clock. */
class SandboxJourneyTest {

  private final TestServer server = TestServer.shared();
  private final Api api = server.api();

  @Test
  void sandboxHasTenantsKeysAndAClock() {
    Answer made = api.anonymous().post("/v1/sandboxes", "{}").expect(201);
    assertThat(made.at("/tenants")).hasSize(6);
    assertThat(made.at("/tenants").findValuesAsText("kind"))
        .startsWith("training_organization", "training_organization", "certification_body");
    Set<String> secrets = new HashSet<>(made.at("/tenants").findValuesAsText("secret"));
    assertThat(secrets).hasSize(6).allMatch(secret -> secret.startsWith("qk_test_"));
    for (String secret : secrets) {
      Answer tenant = api.as(secret).get("/v1/tenant").expect(200);
      assertThat(tenant.text("/sandbox_id")).isEqualTo(made.id());
      assertThat(tenant.text("/mode")).isEqualTo("test");
    }
    for (JsonNode member : made.at("/tenants")) {
      assertThat(member.at("/tenant/name").asText()).contains("fictif");
    }
  }

  @Test
  void fictionalBodiesAreVisibleInTheirSandboxOnly() {
    TestSandbox sandbox = TestSandbox.of(api, 1, 11);
    Actor organization = sandbox.organization(0);
    Answer own = organization.get("/v1/certification-bodies?fictional=true&limit=100").expect(200);
    assertThat(own.at("/items")).hasSize(11);
    assertThat(own.at("/items").findValuesAsText("invitable"))
        .filteredOn("true"::equals)
        .hasSize(9);
    assertThat(
            organization
                .get("/v1/certification-bodies/" + sandbox.bodyId(0))
                .expect(200)
                .text("/name"))
        .isEqualTo("Certificateur fictif n° 1 — Aurore");
    assertThat(sandbox.body(0).get("/v1/tenant").expect(200).text("/certification_body_id"))
        .isEqualTo(sandbox.bodyId(0));

    Actor stranger = TestSandbox.of(api, 1, 0).organization(0);
    for (Actor other : List.of(stranger, api.anonymous())) {
      other.get("/v1/certification-bodies/" + sandbox.bodyId(0)).refused(404, "not_found");
      assertThat(other.get("/v1/certification-bodies?fictional=true").expect(200).at("/items"))
          .isEmpty();
    }
  }

  /**
   * Each of them is whole by the rules of a patch: one field changed, the rest is checked again.
   */
  @Test
  void aReadySandboxHasOrganizationsThatCanPublishAtOnce() {
    Answer made =
        api.anonymous()
            .post(
                "/v1/sandboxes",
                "{\"organizations\": 10, \"bodies\": 3, \"ready\": true, \"clock_at\": \"2026-12-01T08:00:00Z\"}")
            .expect(201);
    Set<String> sirens = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      Actor organization = api.as(made.text("/tenants/" + i + "/api_key/secret"));
      Answer profile = organization.get("/v1/organization").expect(200);
      sirens.add(profile.text("/siren"));
      assertThat(profile.text("/legal_name"))
          .isEqualTo(made.text("/tenants/" + i + "/tenant/name"));
      assertThat(profile.text("/training_turnover/year")).isEqualTo("2025");
      assertThat(organization.get("/v1/certification-file").expect(200).text("/phase"))
          .isEqualTo("self_assessment");
      Steps.publishes(organization, Steps.draftsWithAllBodies(organization));
      organization
          .patch("/v1/organization", "{\"other_sites\": 7}")
          .ifMatch(profile.etag())
          .expect(200);
    }
    assertThat(sirens).hasSize(10);
  }

  @Test
  void aSandboxThatIsNotAskedForReadyHasNewcomers() {
    for (String wish : List.of("{}", "{\"ready\": false}", "{\"ready\": null}")) {
      Answer made = api.anonymous().post("/v1/sandboxes", wish).expect(201);
      Actor organization = api.as(made.text("/tenants/0/api_key/secret"));
      assertThat(organization.get("/v1/organization").expect(200).at("/version").asInt()).isZero();
    }
  }

  @Test
  void aReadySandboxLivesFromTheFirstDayOfItsRules() {
    Answer made =
        api.anonymous()
            .post("/v1/sandboxes", "{\"ready\": true, \"clock_at\": \"2024-01-08T00:00:00Z\"}")
            .expect(201);
    Actor organization = api.as(made.text("/tenants/0/api_key/secret"));
    assertThat(organization.get("/v1/organization").expect(200).text("/training_turnover/year"))
        .isEqualTo("2023");
  }

  /** Fails if the key is accepted silently and a repetition creates a second one. */
  @Test
  void requestWithoutTenantRefusesIdempotencyKey() {
    String signUp =
        """
        {"kind": "training_organization", "name": "Deux fois", "siren": "%s",
         "owner": {"name": "C", "email": "twice@example.org", "password": "a long pass phrase"}}
        """
            .formatted(Sirens.next());
    for (Call call :
        List.of(
            api.anonymous().post("/v1/sandboxes", "{\"organizations\": 1, \"bodies\": 1}"),
            api.anonymous().post("/v1/sign-up", signUp))) {
      Answer refused =
          call.idempotencyKey("once")
              .header("Accept-Language", "en")
              .refused(400, "invalid_idempotency_key");
      assertThat(refused.at("/errors")).hasSize(1);
      assertThat(refused.text("/errors/0/header")).isEqualTo("Idempotency-Key");
      assertThat(refused.text("/errors/0/code")).isEqualTo("not_supported");
      assertThat(refused.text("/detail")).contains("does not store its responses");
    }
    assertThat(
            TestServer.shared()
                .ask("select count(*) from admin.app_user where email = ?", "twice@example.org"))
        .isEqualTo("0");
  }

  @Test
  void invalidNumbersAndTimesAreReportedTogether() {
    Answer refusal =
        api.anonymous()
            .post(
                "/v1/sandboxes",
                "{\"organizations\": 0, \"bodies\": 12, \"clock_at\": \"2023-12-31T23:59:59Z\"}")
            .refused(422, "invalid_values");
    assertThat(refusal.at("/errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/organizations", "/bodies", "/clock_at");
    api.anonymous()
        .post("/v1/sandboxes", "{\"organizations\": 1.5}")
        .refused(400, "malformed_body");
  }

  @Test
  void clockStartsAtTheGivenInstantAndRuns() {
    TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", 2, 0);
    Instant before = clock(sandbox.organization(0));
    assertThat(before).isBetween("2026-12-01T08:00:00Z", "2026-12-01T08:05:00Z");

    Answer moved =
        sandbox
            .organization(1)
            .post("/v1/test-clock/advance", "{\"to\": \"2026-12-15T12:00:01.000+01:00\"}")
            .expect(200);
    assertThat(moved.text("/clock_at")).isEqualTo("2026-12-15T11:00:01.000Z");
    assertThat(clock(sandbox.organization(0)))
        .isBetween("2026-12-15T11:00:01Z", "2026-12-15T11:05:00Z");
  }

  @Test
  void clockAdvancesByDaysMonthsAndHours() {
    TestSandbox sandbox = TestSandbox.at(api, "2028-02-28T08:00:00Z", 1, 0);
    sandbox.advanceBy("P1D");
    assertThat(clock(sandbox.organization(0))).isAfter("2028-02-29T08:00:00Z");
    sandbox.advanceBy("P1Y1M");
    assertThat(clock(sandbox.organization(0)))
        .isBetween("2029-03-28T08:00:00Z", "2029-03-31T09:00:00Z");
    sandbox.advanceBy("PT2H30M");
    assertThat(clock(sandbox.organization(0))).isAfter("2029-03-28T10:30:00Z");
  }

  @Test
  void advanceRefusesPastTooFarAndAmbiguousGoals() {
    Actor organization = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 0).organization(0);
    refused(organization, "{\"to\": \"2026-12-01T07:59:59Z\"}", "/to", "not_forward");
    refused(organization, "{\"to\": \"2036-12-02T08:00:00Z\"}", "/to", "too_far");
    refused(organization, "{\"by\": \"P10Y1D\"}", "/by", "too_far");
    refused(organization, "{\"by\": \"P-1D\"}", "/by", "bad_format");
    refused(organization, "{\"by\": \"P\"}", "/by", "bad_format");
    refused(organization, "{\"by\": \"PT0S\"}", "/by", "not_forward");
    refused(organization, "{}", "", "exactly_one");
    refused(organization, "{\"by\": \"P1D\", \"to\": \"2027-01-01T00:00:00Z\"}", "", "exactly_one");
  }

  @Test
  void repeatedAdvanceIsAppliedOnce() {
    Actor organization = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 0).organization(0);
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      organization
          .post("/v1/test-clock/advance", "{\"by\": \"P1D\"}")
          .idempotencyKey(key)
          .expect(200);
    }
    assertThat(clock(organization)).isBetween("2026-12-02T08:00:00Z", "2026-12-02T08:05:00Z");
  }

  @Test
  void concurrentAdvanceIsRefused() {
    TestSandbox sandbox = TestSandbox.of(api, 1, 0);
    String take =
        "with taken as (update admin.sandbox set moving_until = clock_timestamp() + %s"
            + " where id = (select sandbox_id from admin.tenant where name = 'Organisme fictif n° 1'"
            + " order by id desc limit 1) returning 1) select count(*) from taken";
    assertThat(server.ask(take.formatted("interval '1 minute'"))).isEqualTo("1");
    Actor organization = sandbox.organization(0);
    organization.post("/v1/test-clock/advance", "{\"by\": \"P1D\"}").refused(409, "clock_busy");
    server.ask(take.formatted("interval '-1 second'"));
    organization.post("/v1/test-clock/advance", "{\"by\": \"P1D\"}").expect(200);
  }

  /** Fails without a last instant: after some hundred advances every answer was a 500. */
  @Test
  void clockStopsAtTheLastInstant() {
    TestSandbox far = TestSandbox.of(api, 1, 1);
    Actor organization = far.organization(0);
    int moved = 0;
    int refused = 0;
    for (int i = 0; i < 100; i++) {
      Answer answer = organization.post("/v1/test-clock/advance", "{\"by\": \"P10Y\"}").send();
      if (answer.status() == 200) {
        moved++;
      } else {
        refused++;
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/code")).isEqualTo("out_of_range");
      }
    }
    assertThat(moved).isBetween(6, 8);
    assertThat(refused).isEqualTo(100 - moved);
    organization.post("/v1/test-clock/advance", "{\"to\": \"2100-01-01T00:00:00Z\"}").expect(200);
    refused(organization, "{\"to\": \"2100-01-02T00:00:00Z\"}", "/to", "out_of_range");
    for (String path : List.of("/v1/test-clock", "/v1/tenant", "/v1/organization", "/v1/tenders")) {
      organization.get(path).expect(200);
    }
    Steps.saysWhoItIs(organization);
    organization
        .post("/v1/tenders", "{\"kind\": \"initial\", \"title\": \"In the far future\"}")
        .expect(201);
    far.body(0).get("/v1/invitations").expect(200);
    System.out.printf("clock advanced %d times, refused %d times%n", moved, refused);
  }

  @Test
  void liveTenantHasNoTestClock() {
    String secret =
        api.anonymous()
            .post(
                "/v1/sign-up",
                """
                {"kind": "certification_body", "name": "Un certificateur", "siren": "%s",
                 "owner": {"name": "C", "email": "c@example.org", "password": "a long pass phrase"}}
                """
                    .formatted(Sirens.next()))
            .expect(201)
            .text("/api_key/secret");
    Actor live = api.as("a live body", secret);
    live.get("/v1/test-clock").refused(403, "no_test_clock");
    live.post("/v1/test-clock/advance", "{\"by\": \"P1D\"}").refused(403, "no_test_clock");
  }

  private static void refused(Actor actor, String json, String pointer, String code) {
    Answer refusal = actor.post("/v1/test-clock/advance", json).refused(422, "invalid_values");
    assertThat(refusal.text("/errors/0/pointer")).isEqualTo(pointer);
    assertThat(refusal.text("/errors/0/code")).as(json).isEqualTo(code);
  }

  private static Instant clock(Actor actor) {
    return Instant.parse(actor.get("/v1/test-clock").expect(200).text("/clock_at"));
  }
}
