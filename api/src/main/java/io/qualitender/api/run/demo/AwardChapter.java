package io.qualitender.api.run.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chapter four: the award, the contract, the certificate. */
final class AwardChapter {

  private final DemoPrinter printer;
  private final DemoActors actors;
  private final String tenderId;
  private final QuotesChapter quotes;
  private final DemoExport export;

  AwardChapter(
      DemoPrinter printer,
      DemoActors actors,
      String tenderId,
      QuotesChapter quotes,
      DemoExport export) {
    this.printer = printer;
    this.actors = actors;
    this.tenderId = tenderId;
    this.quotes = quotes;
    this.export = export;
  }

  /** Returns the id of the certificate. */
  String run() {
    printer.chapter("The award and the contract");
    actors.advance("2026-12-16T09:00:00.000Z");
    printer.say("16 December 2026: the organization decides.");
    printer.pause();
    String awardId = propose();
    accept(awardId);
    String fileId = contract(awardId);
    printer.chapter("The certificate");
    return certificate(fileId);
  }

  private String propose() {
    String awards = "/v1/tenders/" + tenderId + "/awards";
    Answer tender = actors.organization().get("/v1/tenders/" + tenderId).expect(200);
    Answer refused =
        actors.organization().post(awards, Map.of("quote_id", quotes.of(actors.dune())), tender);
    printer.check(
        "%s's half day cannot be awarded.".formatted(actors.dune().nickname()),
        "409 quote_below_minimum",
        refused.status() + " " + refused.text("code"));
    Answer award =
        actors
            .organization()
            .post(awards, Map.of("quote_id", quotes.of(actors.aurore())), tender)
            .expect(201);
    printer.check(
        "The award (attribution) is proposed to %s, ranked first."
            .formatted(actors.aurore().nickname()),
        "proposed 1",
        award.text("state") + " " + award.text("rank"));
    // 17, 18, 21, 22 and 23 December are working days.
    printer.check(
        "It has five working days to answer, until the end of 23 December.",
        "2026-12-23T23:00:00.000Z",
        award.text("lapses_at"));
    return award.text("id");
  }

  private void accept(String awardId) {
    Answer accepted = actors.aurore().api().post("/v1/awards/" + awardId + "/accept").expect(200);
    printer.check(actors.aurore().nickname() + " accepts.", "accepted", accepted.text("state"));
    Answer losing =
        actors.boreal().api().get("/v1/quotes/" + quotes.of(actors.boreal())).expect(200);
    JsonNode outcome = losing.body().path("outcome");
    printer.check(
        "%s can read its own result and rank, and nothing that reveals a price."
            .formatted(actors.boreal().nickname()),
        "{\"result\":\"not_retained\",\"rank\":3,\"reason\":\"another_quote_awarded\"}",
        outcome.toString());
  }

  private String contract(String awardId) {
    actors.advance("2027-01-05T09:00:00.000Z");
    actors
        .organization()
        .post("/v1/tenders/" + tenderId + "/contract", Map.of("signed_on", "2027-01-05"))
        .expect(201);
    Answer tender = actors.organization().get("/v1/tenders/" + tenderId).expect(200);
    export.put("tender", tender.body());
    printer.check(
        "5 January 2027: the contract, signed by both parties, is recorded.",
        "contracted",
        tender.text("state"));
    Answer award = actors.organization().get("/v1/awards/" + awardId).expect(200);
    export.put("award", award.body());
    Answer file = actors.organization().get("/v1/certification-file").expect(200);
    printer.check(
        "The file is in the application phase, with %s as its body."
            .formatted(actors.aurore().nickname()),
        "application " + actors.aurore().id(),
        file.text("phase") + " " + file.body().path("certification_body").path("id").asText());
    return actors
        .aurore()
        .api()
        .get("/v1/awards/" + awardId)
        .expect(200)
        .text("certification_file_id");
  }

  private String certificate(String fileId) {
    actors.advance("2027-03-01T09:00:00.000Z");
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("certification_file_id", fileId);
    decision.put("number", "QLP-2027-0042");
    decision.put("decided_on", "2027-03-01");
    decision.put("valid_from_on", "2027-03-01");
    decision.put("action_categories", List.of("actions_de_formation"));
    String id = actors.aurore().api().post("/v1/certificates", decision).expect(201).text("id");
    Answer certificate = actors.organization().get("/v1/certificates/" + id).expect(200);
    export.put("certificate", certificate.body());
    printer.check(
        "1 March 2027: %s certifies; certificate no. %s, %s."
            .formatted(
                actors.aurore().nickname(), certificate.text("number"), certificate.text("state")),
        "QLP-2027-0042 valid",
        certificate.text("number") + " " + certificate.text("state"));
    printer.check(
        "It is valid for three years, until the day before its third anniversary: 28 February 2030.",
        "2030-02-28",
        certificate.text("valid_until_on"));
    JsonNode window = certificate.body().path("surveillance_window");
    printer.check(
        "The surveillance audit falls between month 14 and month 22: 1 May 2028 to 1 January 2029.",
        "2028-05-01 2029-01-01",
        window.path("from_on").asText() + " " + window.path("to_on").asText());
    Answer file = actors.organization().get("/v1/certification-file").expect(200);
    printer.check("The file is certified.", "certified", file.text("phase"));
    printer.check(
        "It shows the current certificate, and no next one.",
        "true " + id + " true",
        file.text("certified")
            + " "
            + file.body().path("current_certificate").path("id").asText()
            + " "
            + file.body().path("next_certificate").isNull());
    return id;
  }
}
