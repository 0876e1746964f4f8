package io.qualitender.api.run.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.Answer;
import io.qualitender.api.run.client.ApiClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chapter one: the organization, the statutory audit lengths, the tender and its invitations. */
final class NeedChapter {

  private static final String DURATION_PATH =
      "/v1/audit-duration?kind=%s&training_turnover_amount=12000000"
          + "&action_categories=actions_de_formation&other_sites=0&new_entrant=false";

  private static final String INDICATORS_PATH =
      "/v1/applicable-indicators?audit_on=2027-02-10&action_categories=actions_de_formation"
          + "&certifying=true&work_study=false&work_based_periods=false&uses_subcontractors=true"
          + "&longer_than_two_days=true";

  private final DemoPrinter printer;
  private final DemoActors actors;
  private final ApiClient anonymous;

  NeedChapter(DemoPrinter printer, DemoActors actors, ApiClient anonymous) {
    this.printer = printer;
    this.actors = actors;
    this.anonymous = anonymous;
  }

  /** Returns the id of the published tender. */
  String run() {
    printer.chapter("The need");
    organization();
    law();
    Answer tender = draft();
    invite(tender.text("id"));
    return publish(tender.text("id"));
  }

  private void organization() {
    Answer before = actors.organization().get("/v1/organization").expect(200);
    Answer profile = actors.organization().patch("/v1/organization", profile(), before).expect(200);
    printer.say(
        "%s (organisme de formation), SIREN %s, trains adults: one site, no new category."
            .formatted(profile.text("legal_name"), profile.text("siren")));
    printer.check(
        "Its training turnover of %s is in the band (tranche) under 150 000 € a year."
            .formatted(DemoFormat.euros(12_000_000)),
        "under_150k",
        profile.text("turnover_band"));
    Answer file = actors.organization().get("/v1/certification-file").expect(200);
    printer.check(
        "Its certification file (dossier de certification) was opened with it.",
        "self_assessment",
        file.text("phase"));
  }

  private static Map<String, Object> profile() {
    Map<String, Object> profile = new LinkedHashMap<>();
    profile.put("legal_name", "Atelier des Métiers");
    profile.put("siren", "732829320");
    profile.put("head_office_siret", "73282932000074");
    profile.put("nda", "11751234575");
    profile.put("action_categories", List.of("actions_de_formation"));
    profile.put("training_turnover", Map.of("amount", 12_000_000, "currency", "EUR", "year", 2025));
    profile.put("other_sites", 0);
    profile.put("new_entrant_categories", List.of());
    profile.put(
        "activity",
        Map.of(
            "certifying", true,
            "work_study", false,
            "work_based_periods", false,
            "uses_subcontractors", true,
            "longer_than_two_days", true,
            "remote", false));
    return profile;
  }

  private void law() {
    Answer initial = anonymous.get(DURATION_PATH.formatted("initial")).expect(200);
    Answer surveillance = anonymous.get(DURATION_PATH.formatted("surveillance")).expect(200);
    printer.check(
        "The law requires 1 day of initial audit (audit initial), a confirmed figure.",
        "1.0 false",
        initial.text("days") + " " + initial.text("indicative"));
    printer.check(
        "The law requires half a day of surveillance audit (audit de surveillance), confirmed too.",
        "0.5 false",
        surveillance.text("days") + " " + surveillance.text("indicative"));
    Answer indicators = anonymous.get(INDICATORS_PATH).expect(200);
    printer.check(
        "On 10 February 2027, 26 indicators of the framework (référentiel) V10 apply.",
        "v10 26",
        indicators.text("referential") + " " + indicators.text("applicable_count"));
  }

  private Answer draft() {
    Map<String, Object> need = new LinkedHashMap<>();
    need.put("kind", "initial");
    need.put("title", "Certification initiale 2027");
    need.put("wished_period", Map.of("from_on", "2027-02-01", "to_on", "2027-04-30"));
    need.put("audit_mode", "on_site");
    need.put("closes_at", QuotesChapter.DEADLINE);
    need.put("questions_close_at", "2026-12-11T11:00:00.000Z");
    need.put("min_quotes", 2);
    need.put(
        "criteria",
        List.of(
            Map.of("code", "cycle_cost", "weight", 60),
            Map.of("code", "cost_per_audit_day", "weight", 20),
            Map.of("code", "lead_time", "weight", 20)));
    Answer tender = actors.organization().post("/v1/tenders", need).expect(201);
    printer.pause();
    printer.say(
        "A tender (mise en concurrence) is drafted: an initial audit on site, February to April");
    printer.say(
        "2027. Quotes are compared on the cost of three years (60 %), the cost of an audit day");
    printer.say("(20 %) and the lead time of the audit (20 %).");
    JsonNode days = tender.body().path("statutory_days");
    printer.check(
        "The tender shows the statutory audit lengths: 1 day and half a day.",
        "1.0 + 0.5",
        days.path("initial").path("days").asText()
            + " + "
            + days.path("surveillance").path("days").asText());
    return tender;
  }

  private void invite(String tenderId) {
    String invitations = "/v1/tenders/" + tenderId + "/invitations";
    Answer refused =
        actors
            .organization()
            .post(invitations, Map.of("certification_body_ids", List.of(actors.estuaire().id())));
    printer.check(
        "%s is accredited for apprenticeship only and cannot be invited."
            .formatted(actors.estuaire().nickname()),
        "422 /certification_body_ids/0",
        refused.status() + " " + refused.body().path("errors").path(0).path("pointer").asText());
    List<String> ids = actors.invited().stream().map(DemoActors.Body::id).toList();
    Answer invited =
        actors.organization().post(invitations, Map.of("certification_body_ids", ids)).expect(201);
    printer.check(
        "Seven certification bodies (organismes certificateurs) are chosen for invitation.",
        7,
        invited.body().path("items").size());
    Table table = new Table().text("body").text("COFRAC").text("caution");
    for (DemoActors.Body body : actors.invited()) {
      JsonNode invitation = invitationOf(body, invited.body());
      table.row(
          body.name(),
          invitation.path("certification_body").path("cofrac_number").asText("—"),
          invitation.hasNonNull("caution")
              ? DemoFormat.words(invitation.path("caution").asText())
              : "—");
    }
    printer.show(table.toString());
  }

  /** The invitation of one body in a list of the organization's invitations. */
  static JsonNode invitationOf(DemoActors.Body body, JsonNode list) {
    for (JsonNode invitation : list.path("items")) {
      if (invitation.path("certification_body").path("id").asText().equals(body.id())) {
        return invitation;
      }
    }
    return list.path("missing");
  }

  private String publish(String tenderId) {
    Answer draft = actors.organization().get("/v1/tenders/" + tenderId).expect(200);
    Answer open =
        actors.organization().act("/v1/tenders/" + tenderId + "/publish", draft).expect(200);
    printer.check(
        "The tender is published and can no longer be changed.", "open", open.text("state"));
    printer.check(
        "Quotes (devis) are received until " + DemoFormat.moment(QuotesChapter.DEADLINE) + ".",
        QuotesChapter.DEADLINE,
        open.text("closes_at"));
    return tenderId;
  }
}
