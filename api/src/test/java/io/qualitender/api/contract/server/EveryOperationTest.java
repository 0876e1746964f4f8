package io.qualitender.api.contract.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.contract.Coverage;
import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import org.junit.jupiter.api.Test;

/**
 * Every operation of openapi.yaml succeeds at least once in one scenario, so that refusals
 * elsewhere are meaningful.
 */
class EveryOperationTest {

  private static final String PROFILE =
      """
      {"legal_name": "Atelier des Métiers", "siren": "732829320",
       "head_office_siret": "73282932000074", "nda": "11751234575",
       "action_categories": ["actions_de_formation"],
       "training_turnover": {"amount": 12000000, "currency": "EUR", "year": 2025},
       "other_sites": 0, "new_entrant_categories": [],
       "activity": {"certifying": true, "uses_subcontractors": true}}
      """;
  private static final String TENDER =
      """
      {"kind": "initial", "title": "Certification initiale 2027",
       "wished_period": {"from_on": "2027-02-01", "to_on": "2027-04-30"}, "audit_mode": "on_site",
       "closes_at": "2026-12-15T11:00:00.000Z", "questions_close_at": "2026-12-11T11:00:00.000Z",
       "min_quotes": 2, "criteria": [{"code": "cycle_cost", "weight": 60},
         {"code": "cost_per_audit_day", "weight": 20}, {"code": "lead_time", "weight": 20}]}
      """;
  private static final String QUOTE =
      """
      {"invitation_id": "%s", "audit_days": {"main": 1.0, "surveillance": 0.5},
       "vat_rate_bp": 2000, "earliest_audit_on": "2027-02-10", "valid_until_on": "2027-03-31",
       "lines": [{"code": "application_fee", "amount": 15000},
         {"code": "main_audit", "amount": %d}, {"code": "surveillance_audit", "amount": 70000},
         {"code": "certificate_fee", "included": true}, {"code": "annual_fee", "amount": 0},
         {"code": "travel_main", "amount": 12000}, {"code": "travel_surveillance", "amount": 8000}, {"code": "renewal_audit", "amount": 105000}]}
      """;

  private final Api api = TestServer.shared().api();
  private final Actor anonymous = api.anonymous();
  private final TestSandbox sandbox = TestSandbox.at(api, "2026-12-01T08:00:00Z", 1, 4);
  private final Actor organization = sandbox.organization(0);

  @Test
  void everyOperationSucceeds() {
    publicEndpoints();
    tenantAdministration();
    organizationProfile();
    tendersWithoutContract();
    String tender = publishTender(0, 1, 2, 3);
    String unwanted = publishTender(0, 1);
    String file = contractWithFirstRanked(tender, unwanted);
    recordAndCorrectCertificate(file);

    assertThat(Coverage.neverSucceeded()).isEmpty();
    reasonsInHistoryAreWireNames();
  }

  /** Fails if an act stores its reason as an upper-case enum name. */
  private static void reasonsInHistoryAreWireNames() {
    TestServer server = TestServer.shared();
    assertThat(
            server.ask(
                "select string_agg(distinct act, ' ' order by act) from app.state_history where reason is not null"))
        .contains("cancel", "close_without_award", "correct", "count", "decline", "revoke");
    assertThat(
            server.ask(
                "select string_agg(distinct act || ' ' || reason, ', ') from app.state_history where reason !~ '^[a-z_]+(: |$)'"))
        .isNull();
  }

  private void publicEndpoints() {
    assertThat(anonymous.get("/").expect(302).header("Location")).isEqualTo("/docs");
    Answer index = anonymous.get("/v1").expect(200);
    assertThat(index.at("/collections").toString())
        .contains("/v1/tenders", "/v1/quotes", "/v1/certification-bodies", "/v1/referentials");
    index.at("/collections").forEach(path -> assertThat(path.asText()).startsWith("/v1/"));
    assertThat(index.text("/version"))
        .isEqualTo(anonymous.get("/v1/status").expect(200).text("/version"))
        .isEqualTo(OpenApi.load().root().at("/info/version").asText());
    anonymous.get("/openapi.yaml").expect(200);
    anonymous.get("/docs").expect(200);
    anonymous.get("/v1/referentials").expect(200);
    anonymous.get("/v1/referentials/v10").expect(200);
    anonymous.get("/v1/audit-rules").expect(200);
    anonymous.get("/v1/price-guide").expect(200);
    String categories = "action_categories=actions_de_formation";
    anonymous.get("/v1/applicable-indicators?audit_on=2026-12-01&" + categories).expect(200);
    anonymous
        .get("/v1/audit-duration?kind=initial&training_turnover_amount=8000000&" + categories)
        .expect(200);
    anonymous.get("/v1/eligibility?" + categories).expect(200);
    Answer bodies = organization.get("/v1/certification-bodies?fictional=true").expect(200);
    assertThat(bodies.at("/items")).hasSize(4);
    organization.get("/v1/certification-bodies/" + sandbox.bodyId(0)).expect(200);
  }

  private void tenantAdministration() {
    anonymous
        .post(
            "/v1/sign-up",
            """
            {"kind": "training_organization", "name": "Atelier", "siren": "%s",
             "owner": {"name": "C. Martin", "email": "c@example.org", "password": "a long pass phrase"}}
            """
                .formatted(Sirens.next()))
        .expect(201);
    organization.get("/v1/tenant").expect(200);
    Answer key =
        organization
            .post(
                "/v1/api-keys",
                "{\"name\": \"Back office\", \"role\": \"reader\", \"scopes\": [\"files:read\"]}")
            .expect(201);
    organization.get("/v1/api-keys").expect(200);
    organization.get(key.header("Location")).expect(200);
    organization.post("/v1/api-keys/" + key.id() + "/revoke").expect(200);
    organization.get("/v1/test-clock").expect(200);
  }

  private void organizationProfile() {
    Answer empty = organization.get("/v1/organization").expect(200);
    organization.patch("/v1/organization", PROFILE).ifMatch(empty.etag()).expect(200);
    Answer file = organization.get("/v1/certification-file").expect(200);
    assertThat(file.text("/phase")).isEqualTo("self_assessment");
  }

  private void tendersWithoutContract() {
    Answer draft = organization.post("/v1/tenders", TENDER).expect(201);
    String path = draft.header("Location");
    Answer renamed =
        organization.patch(path, "{\"min_quotes\": 3}").ifMatch(draft.etag()).expect(200);
    assertThat(renamed.at("/min_quotes").asInt()).isEqualTo(3);
    organization.post(path + "/discard").ifMatch(renamed.etag()).expect(200);

    String cancelled = publishTender(0);
    Answer invited = organization.get("/v1/tenders/" + cancelled + "/invitations").expect(200);
    organization
        .post(
            "/v1/invitations/" + invited.text("/items/0/id") + "/revoke",
            "{\"reason\": {\"code\": \"mistake\"}}")
        .expect(200);
    organization
        .post("/v1/tenders/" + cancelled + "/cancel", "{\"reason\": {\"code\": \"mistake\"}}")
        .expect(200);
  }

  private String publishTender(int... invited) {
    String path = organization.post("/v1/tenders", TENDER).expect(201).header("Location");
    StringBuilder ids = new StringBuilder();
    for (int body : invited) {
      ids.append(ids.isEmpty() ? "" : ", ").append('"').append(sandbox.bodyId(body)).append('"');
    }
    organization
        .post(path + "/invitations", "{\"certification_body_ids\": [" + ids + "]}")
        .expect(201);
    organization.get(path + "/invitations").expect(200);
    Answer ready = organization.get(path).expect(200);
    Answer open = organization.post(path + "/publish").ifMatch(ready.etag()).expect(200);
    assertThat(open.text("/state")).isEqualTo("open");
    organization.get("/v1/tenders?state=open").expect(200);
    return open.id();
  }

  private String invitation(int body, String tender) {
    Answer inbox = sandbox.body(body).get("/v1/invitations").expect(200);
    for (var item : inbox.at("/items")) {
      if (item.get("tender_id").asText().equals(tender)) {
        return item.get("id").asText();
      }
    }
    throw new AssertionError("body " + body + " was not invited: " + inbox);
  }

  private Answer quote(int index, String tender, int mainAudit) {
    Actor body = sandbox.body(index);
    String invitation = invitation(index, tender);
    body.get("/v1/invitations/" + invitation).expect(200);
    body.post("/v1/invitations/" + invitation + "/view").expect(200);
    body.post("/v1/invitations/" + invitation + "/accept").expect(200);
    return body.post("/v1/quotes", QUOTE.formatted(invitation, mainAudit)).expect(201);
  }

  private String submitted(int index, String tender, int mainAudit) {
    Answer draft = quote(index, tender, mainAudit);
    String path = "/v1/quotes/" + draft.id();
    Answer changed =
        sandbox
            .body(index)
            .patch(path, "{\"valid_until_on\": \"2027-04-30\"}")
            .ifMatch(draft.etag())
            .expect(200);
    Answer sent = sandbox.body(index).post(path + "/submit").ifMatch(changed.etag()).expect(200);
    assertThat(sent.text("/state")).isEqualTo("submitted");
    return sent.id();
  }

  private String contractWithFirstRanked(String tender, String unwanted) {
    String best = submitted(0, tender, 110000);
    String second = submitted(1, tender, 120000);
    Actor declining = sandbox.body(2);
    declining
        .post(
            "/v1/invitations/" + invitation(2, tender) + "/decline",
            "{\"reason\": {\"code\": \"no_capacity\"}}")
        .expect(200);
    Answer withdrawn = quote(3, tender, 90000);
    sandbox.body(3).post("/v1/quotes/" + withdrawn.id() + "/withdraw").expect(200);
    sandbox.body(3).get("/v1/quotes").expect(200);
    sandbox.body(3).get("/v1/quotes/" + withdrawn.id()).expect(200);
    submitted(0, unwanted, 500000);
    String absurd = submitted(1, unwanted, 2200);

    sandbox.advanceTo("2026-12-15T11:00:01Z");
    organization
        .post(
            "/v1/quotes/" + absurd + "/count",
            "{\"reason\": {\"code\": \"price_explained\", \"text\": \"Deux audits groupés.\"}}")
        .expect(200);
    organization
        .post(
            "/v1/tenders/" + unwanted + "/close-without-award",
            "{\"reason\": {\"code\": \"too_expensive\"}}")
        .expect(200);
    String path = "/v1/tenders/" + tender;
    assertThat(organization.get(path + "/quotes").expect(200).at("/items")).hasSize(2);
    Answer table = organization.get(path + "/comparison").expect(200);
    assertThat(table.text("/items/0/quote_id")).isEqualTo(best);

    String declined = award(path, "{\"quote_id\": \"" + best + "\"}");
    sandbox.body(0).get("/v1/awards").expect(200);
    sandbox
        .body(0)
        .post("/v1/awards/" + declined + "/decline", "{\"reason\": {\"code\": \"no_capacity\"}}")
        .expect(200);
    String other =
        "{\"quote_id\": \"%s\", \"justification\": {\"code\": \"first_unavailable\", \"text\": \"Décliné.\"}}"
            .formatted(second);
    organization.post("/v1/awards/" + award(path, other) + "/revoke").expect(200);
    String accepted = award(path, other);
    sandbox.body(1).post("/v1/awards/" + accepted + "/accept").expect(200);
    organization.get(path + "/awards").expect(200);

    sandbox.advanceTo("2027-01-05T09:00:00Z");
    Answer contract =
        organization.post(path + "/contract", "{\"signed_on\": \"2027-01-05\"}").expect(201);
    organization.get(contract.header("Location")).expect(200);
    sandbox.body(1).get(contract.header("Location")).expect(200);
    assertThat(organization.get(path).expect(200).text("/state")).isEqualTo("contracted");
    return sandbox.body(1).get("/v1/awards/" + accepted).expect(200).text("/certification_file_id");
  }

  private String award(String path, String json) {
    Answer tender = organization.get(path).expect(200);
    return organization.post(path + "/awards", json).ifMatch(tender.etag()).expect(201).id();
  }

  private void recordAndCorrectCertificate(String file) {
    sandbox.advanceTo("2027-03-09T09:00:00Z");
    Actor body = sandbox.body(1);
    Answer wrong =
        body.post(
                "/v1/certificates",
                """
                {"certification_file_id": "%s", "number": "QLP-2027-0042",
                 "decided_on": "2027-03-01", "valid_from_on": "2027-03-01",
                 "action_categories": ["actions_de_formation"]}
                """
                    .formatted(file))
            .expect(201);
    assertThat(wrong.text("/valid_until_on")).isEqualTo("2030-02-28");
    Answer right =
        body.post(
                "/v1/certificates/" + wrong.id() + "/correct",
                "{\"reason\": {\"code\": \"wrong_dates\"}, \"decided_on\": \"2027-03-08\","
                    + " \"valid_from_on\": \"2027-03-08\"}")
            .ifMatch(wrong.etag())
            .expect(201);
    assertThat(right.text("/supersedes")).isEqualTo(wrong.id());
    organization.get("/v1/certificates").expect(200);
    organization.get("/v1/certificates/" + right.id()).expect(200);
    Answer reminders = organization.get("/v1/reminders?anchor_type=certificate").expect(200);
    organization.get("/v1/reminders/" + reminders.text("/items/0/id")).expect(200);
    assertThat(organization.get("/v1/certification-file").expect(200).text("/phase"))
        .isEqualTo("certified");
  }
}
