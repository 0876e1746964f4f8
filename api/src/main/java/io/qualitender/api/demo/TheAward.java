package io.qualitender.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.client.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chapter four: the award, the contract, the certificate. */
final class TheAward {

  private final Telling telling;
  private final Cast cast;
  private final String tenderId;
  private final TheQuotes quotes;
  private final Keepsakes keepsakes;

  TheAward(Telling telling, Cast cast, String tenderId, TheQuotes quotes, Keepsakes keepsakes) {
    this.telling = telling;
    this.cast = cast;
    this.tenderId = tenderId;
    this.quotes = quotes;
    this.keepsakes = keepsakes;
  }

  /** Ends with a certificate, whose id it returns. */
  String tell() {
    telling.chapter("The award and the contract");
    cast.advance("2026-12-16T09:00:00.000Z");
    telling.say("16 December 2026: the organization decides.");
    telling.pause();
    String awardId = propose();
    accept(awardId);
    String fileId = contract(awardId);
    telling.chapter("The certificate");
    return certificate(fileId);
  }

  private String propose() {
    String awards = "/v1/tenders/" + tenderId + "/awards";
    Answer tender = cast.organization().get("/v1/tenders/" + tenderId).expect(200);
    Answer refused =
        cast.organization().post(awards, Map.of("quote_id", quotes.of(cast.dune())), tender);
    telling.check(
        "%s's half day cannot be awarded.".formatted(cast.dune().nickname()),
        "409 quote_below_minimum",
        refused.status() + " " + refused.text("code"));
    Answer award =
        cast.organization()
            .post(awards, Map.of("quote_id", quotes.of(cast.aurore())), tender)
            .expect(201);
    telling.check(
        "The award (attribution) is proposed to %s, the first of the table."
            .formatted(cast.aurore().nickname()),
        "proposed 1",
        award.text("state") + " " + award.text("rank"));
    // 17, 18, 21, 22 and 23 December are working days.
    telling.check(
        "It has five working days to answer, until the end of 23 December.",
        "2026-12-23T23:00:00.000Z",
        award.text("lapses_at"));
    return award.text("id");
  }

  private void accept(String awardId) {
    Answer accepted = cast.aurore().api().post("/v1/awards/" + awardId + "/accept").expect(200);
    telling.check(cast.aurore().nickname() + " accepts.", "accepted", accepted.text("state"));
    Answer losing = cast.boreal().api().get("/v1/quotes/" + quotes.of(cast.boreal())).expect(200);
    JsonNode outcome = losing.body().path("outcome");
    telling.check(
        "%s reads its own result and rank, and nothing from which a price follows."
            .formatted(cast.boreal().nickname()),
        "{\"result\":\"not_retained\",\"rank\":3,\"reason\":\"another_quote_awarded\"}",
        outcome.toString());
  }

  private String contract(String awardId) {
    cast.advance("2027-01-05T09:00:00.000Z");
    cast.organization()
        .post("/v1/tenders/" + tenderId + "/contract", Map.of("signed_on", "2027-01-05"))
        .expect(201);
    Answer tender = cast.organization().get("/v1/tenders/" + tenderId).expect(200);
    keepsakes.keep("tender", tender.body());
    telling.check(
        "5 January 2027: both have signed the contract.", "contracted", tender.text("state"));
    Answer award = cast.organization().get("/v1/awards/" + awardId).expect(200);
    keepsakes.keep("award", award.body());
    Answer file = cast.organization().get("/v1/certification-file").expect(200);
    telling.check(
        "The file is an application now, with %s as its body.".formatted(cast.aurore().nickname()),
        "application " + cast.aurore().id(),
        file.text("phase") + " " + file.body().path("certification_body").path("id").asText());
    return cast.aurore()
        .api()
        .get("/v1/awards/" + awardId)
        .expect(200)
        .text("certification_file_id");
  }

  private String certificate(String fileId) {
    cast.advance("2027-03-01T09:00:00.000Z");
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("certification_file_id", fileId);
    decision.put("number", "QLP-2027-0042");
    decision.put("decided_on", "2027-03-01");
    decision.put("valid_from_on", "2027-03-01");
    decision.put("action_categories", List.of("actions_de_formation"));
    String id = cast.aurore().api().post("/v1/certificates", decision).expect(201).text("id");
    Answer certificate = cast.organization().get("/v1/certificates/" + id).expect(200);
    keepsakes.keep("certificate", certificate.body());
    telling.check(
        "1 March 2027: %s certifies; certificate no. %s, %s."
            .formatted(
                cast.aurore().nickname(), certificate.text("number"), certificate.text("state")),
        "QLP-2027-0042 valid",
        certificate.text("number") + " " + certificate.text("state"));
    telling.check(
        "It holds for three years, to the eve of its third anniversary: 28 February 2030.",
        "2030-02-28",
        certificate.text("valid_until_on"));
    JsonNode window = certificate.body().path("surveillance_window");
    telling.check(
        "The surveillance audit falls between month 14 and month 22: 1 May 2028 to 1 January 2029.",
        "2028-05-01 2029-01-01",
        window.path("from_on").asText() + " " + window.path("to_on").asText());
    Answer file = cast.organization().get("/v1/certification-file").expect(200);
    telling.check("The file is certified.", "certified", file.text("phase"));
    telling.check(
        "It shows the certificate that counts, and no next one.",
        "true " + id + " true",
        file.text("certified")
            + " "
            + file.body().path("current_certificate").path("id").asText()
            + " "
            + file.body().path("next_certificate").isNull());
    return id;
  }
}
