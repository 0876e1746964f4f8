package io.qualitender.api.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import java.util.UUID;

/** Steps shared by journeys, with the values of openapi.yaml's examples. */
public final class Steps {

  public static final String DEADLINE = "2026-12-15T11:00:00.000Z";

  private Steps() {}

  public static final String PROFILE =
      """
      {"legal_name": "Atelier des Métiers", "siren": "732829320", "head_office_siret": "73282932000074",
       "nda": "11751234575", "action_categories": ["actions_de_formation"],
       "training_turnover": {"amount": 12000000, "currency": "EUR", "year": 2025},
       "other_sites": 0, "new_entrant_categories": [],
       "activity": {"certifying": true, "work_study": false, "work_based_periods": false,
                    "uses_subcontractors": true, "longer_than_two_days": true, "remote": false}}
      """;

  public static final String TENDER =
      """
      {"kind": "initial", "title": "Certification initiale 2027",
       "wished_period": {"from_on": "2027-02-01", "to_on": "2027-04-30"}, "audit_mode": "on_site",
       "closes_at": "2026-12-15T11:00:00.000Z", "questions_close_at": "2026-12-11T11:00:00.000Z",
       "min_quotes": 2,
       "criteria": [{"code": "cycle_cost", "weight": 60}, {"code": "cost_per_audit_day", "weight": 20},
                    {"code": "lead_time", "weight": 20}]}
      """;

  /** The organization completes its profile. */
  public static Answer saysWhoItIs(Actor organization) {
    String etag = organization.get("/v1/organization").expect(200).etag();
    return organization.patch("/v1/organization", PROFILE).ifMatch(etag).expect(200);
  }

  /** A draft with all bodies that may be invited. */
  public static Answer draftsWithAllBodies(Actor organization) {
    Answer draft = organization.post("/v1/tenders", TENDER).expect(201);
    organization
        .post("/v1/tenders/" + draft.id() + "/invitations", "{\"all_eligible\": true}")
        .expect(201);
    return draft;
  }

  public static Answer publishes(Actor organization, Answer draft) {
    return organization
        .post("/v1/tenders/" + draft.id() + "/publish")
        .ifMatch(draft.etag())
        .expect(200);
  }

  /** A published tender of a new organization with all bodies of its sandbox invited. */
  public static String openTender(Actor organization) {
    saysWhoItIs(organization);
    return publishes(organization, draftsWithAllBodies(organization)).id();
  }

  /** The body accepts its invitation to the tender. */
  public static String accepts(Actor body, String tenderId) {
    String invitation = invitationOf(body, tenderId);
    body.post("/v1/invitations/" + invitation + "/accept").expect(200);
    return invitation;
  }

  public static String invitationOf(Actor body, String tenderId) {
    for (JsonNode item : body.get("/v1/invitations").expect(200).json().path("items")) {
      if (item.path("tender_id").asText().equals(tenderId)) {
        return item.path("id").asText();
      }
    }
    throw new AssertionError(body + " has no invitation to " + tenderId);
  }

  /** The example's quote; its cycle cost is 2 150.00 € excluding VAT. */
  public static String quote(String invitationId) {
    return quote(invitationId, 110_000);
  }

  /** The example's quote with another price of the main audit, in cents. */
  public static String quote(String invitationId, long mainAudit) {
    return """
        {"invitation_id": "%s", "audit_days": {"main": 1.0, "surveillance": 0.5}, "vat_rate_bp": 2000,
         "earliest_audit_on": "2027-02-10", "valid_until_on": "2027-03-31",
         "lines": [{"code": "application_fee", "amount": 15000}, {"code": "main_audit", "amount": %d},
                   {"code": "surveillance_audit", "amount": 70000}, {"code": "certificate_fee", "included": true},
                   {"code": "annual_fee", "amount": 0}, {"code": "travel_main", "amount": 12000}, {"code": "travel_surveillance", "amount": 8000},
                   {"code": "renewal_audit", "amount": 105000}, {"code": "complementary_audit", "amount": 45000}]}
        """
        .formatted(invitationId, mainAudit);
  }

  /** The body accepts, drafts and submits; returns the submitted quote. */
  public static Answer submits(Actor body, String tenderId, long mainAudit) {
    String invitation = accepts(body, tenderId);
    Answer draft = body.post("/v1/quotes", quote(invitation, mainAudit)).expect(201);
    return submits(body, draft);
  }

  public static Answer submits(Actor body, Answer quote) {
    return body.post("/v1/quotes/" + quote.id() + "/submit").ifMatch(quote.etag()).expect(200);
  }

  /** Advances the sandbox's clock to an instant. */
  public static void clockMovesTo(Actor member, String instant) {
    member.post("/v1/test-clock/advance", "{\"to\": \"%s\"}".formatted(instant)).expect(200);
  }

  /**
   * From the example's deadline to the contract of 5 January; returns the award as read by its
   * body.
   */
  public static Answer contracts(Actor organization, Actor body, String tender, String quote) {
    clockMovesTo(organization, "2026-12-15T11:00:01.000Z");
    String path = "/v1/tenders/" + tender;
    Answer award =
        organization
            .post(path + "/awards", "{\"quote_id\": \"" + quote + "\"}")
            .ifMatch(organization.get(path).expect(200).etag())
            .expect(201);
    body.post("/v1/awards/" + award.id() + "/accept").expect(200);
    clockMovesTo(organization, "2027-01-05T09:00:00.000Z");
    organization.post(path + "/contract", "{\"signed_on\": \"2027-01-05\"}").expect(201);
    return body.get("/v1/awards/" + award.id()).expect(200);
  }

  /** The example's certificate, decided on 1 March and recorded on the 9th. */
  public static Answer certifies(Actor body, Answer award) {
    clockMovesTo(body, "2027-03-09T09:00:00.000Z");
    return body.post(
            "/v1/certificates",
            """
            {"certification_file_id": "%s", "number": "QLP-2027-0042",
             "decided_on": "2027-03-01", "valid_from_on": "2027-03-01",
             "action_categories": ["actions_de_formation"]}
            """
                .formatted(award.text("/certification_file_id")))
        .expect(201);
  }

  /** The tenant of an actor, to count its own rows: other tests write to the same database. */
  static UUID tenantId(Actor actor) {
    return Tenant.ID.parse(actor.get("/v1/tenant").expect(200).text("/id")).orElseThrow();
  }
}
