package io.qualitender.api.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.client.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chapter two: what the bodies do until the deadline, and that nobody else sees it. */
final class TheQuotes {

  static final String DEADLINE = "2026-12-15T11:00:00.000Z";

  private final Telling telling;
  private final Cast cast;
  private final String tenderId;
  private final Map<Cast.Body, String> quoteIds = new HashMap<>();

  TheQuotes(Telling telling, Cast cast, String tenderId) {
    this.telling = telling;
    this.cast = cast;
    this.tenderId = tenderId;
  }

  /** The id of a body's quote. */
  String of(Cast.Body body) {
    return quoteIds.get(body);
  }

  void tell() {
    telling.chapter("The quotes, sealed");
    cast.advance("2026-12-03T09:00:00.000Z");
    telling.say(
        "3 December 2026: the bodies find an invitation each, and never see who else has one.");
    telling.pause();
    decline(cast.jonquille());
    submit(cast.aurore(), Offers.AURORE, Offers.AURORE_SUMS.exclTax());
    submit(cast.boreal(), Offers.BOREAL_FIRST, Offers.BOREAL_FIRST_EXCL_TAX);
    submit(cast.cadran(), Offers.CADRAN, Offers.CADRAN_SUMS.exclTax());
    submit(cast.dune(), Offers.DUNE, Offers.DUNE_SUMS.exclTax());
    // 9 000 + 99 000 + 60 000
    submit(cast.iris(), Offers.IRIS, 168_000);
    draft(cast.falaise(), Offers.FALAISE);
    telling.say(
        "%s accepts and writes a quote, but does not send it yet."
            .formatted(cast.falaise().nickname()));
    telling.pause();
    cast.advance("2026-12-10T09:00:00.000Z");
    telling.say("10 December 2026: second thoughts.");
    telling.pause();
    revise(cast.boreal());
    withdraw(cast.iris());
    sealed();
  }

  private void decline(Cast.Body body) {
    Answer declined =
        body.api()
            .post(
                "/v1/invitations/" + invitationOf(body) + "/decline",
                Map.of(
                    "reason",
                    Map.of("code", "no_capacity", "text", "Nos auditeurs sont pris jusqu'en mai.")))
            .expect(200);
    telling.check(body.nickname() + " declines: no capacity.", "declined", declined.text("state"));
  }

  private static String invitationOf(Cast.Body body) {
    Answer inbox = body.api().get("/v1/invitations").expect(200);
    String id = inbox.body().path("items").path(0).path("id").asText();
    body.api().get("/v1/invitations/" + id).expect(200);
    return body.api().post("/v1/invitations/" + id + "/view").expect(200).text("id");
  }

  private Answer draft(Cast.Body body, Offer offer) {
    String invitation = invitationOf(body);
    body.api().post("/v1/invitations/" + invitation + "/accept").expect(200);
    Answer quote = body.api().post("/v1/quotes", offer.request(invitation)).expect(201);
    quoteIds.put(body, quote.text("id"));
    return quote;
  }

  private void submit(Cast.Body body, Offer offer, long exclTax) {
    Answer draft = draft(body, offer);
    Answer sent = body.api().act("/v1/quotes/" + draft.text("id") + "/submit", draft).expect(200);
    telling.check(
        "%s submits a quote of %s for three years, excluding VAT (HT)."
            .formatted(body.nickname(), Wording.euros(exclTax)),
        "submitted " + exclTax,
        sent.text("state") + " " + sent.body().path("cycle_cost").path("excl_tax").asText());
  }

  private void revise(Cast.Body body) {
    String path = "/v1/quotes/" + of(body);
    Answer before = body.api().get(path).expect(200);
    Answer changed =
        body.api().patch(path, Map.of("lines", Offers.BOREAL.wireLines()), before).expect(200);
    telling.check(
        "%s rewrites its quote; what it sent first stays received meanwhile."
            .formatted(body.nickname()),
        "submitted 1 true",
        changed.text("state")
            + " "
            + changed.text("submitted_revision")
            + " "
            + changed.text("pending_changes"));
    Answer sent = body.api().act(path + "/submit", changed).expect(200);
    telling.check(
        "It submits again: %s instead of %s."
            .formatted(
                Wording.euros(Offers.BOREAL_SUMS.exclTax()),
                Wording.euros(Offers.BOREAL_FIRST_EXCL_TAX)),
        "2 " + Offers.BOREAL_SUMS.exclTax(),
        sent.text("submitted_revision")
            + " "
            + sent.body().path("cycle_cost").path("excl_tax").asText());
  }

  private void withdraw(Cast.Body body) {
    Answer withdrawn = body.api().post("/v1/quotes/" + of(body) + "/withdraw").expect(200);
    telling.check(body.nickname() + " takes its quote back.", "withdrawn", withdrawn.text("state"));
  }

  private void sealed() {
    cast.advance("2026-12-15T10:59:00.000Z");
    telling.pause();
    telling.say("15 December 2026, one minute before the deadline: who looks?");
    telling.pause();
    for (String what : List.of("quotes", "comparison")) {
      Answer refused = cast.organization().get("/v1/tenders/" + tenderId + "/" + what);
      telling.check(
          "The organization asks for the %s and reads only when they open."
              .formatted(what.equals("quotes") ? "quotes" : "comparison of the quotes"),
          "403 " + DEADLINE,
          refused.status() + " " + refused.text("opens_at"));
    }
    Answer invitations =
        cast.organization().get("/v1/tenders/" + tenderId + "/invitations").expect(200);
    JsonNode declined = TheNeed.invitationOf(cast.jonquille(), invitations.body());
    telling.check(
        "Who declined, and why, is not told either.",
        "null",
        declined.path("decline_reason").asText());
    Answer foreign = cast.boreal().api().get("/v1/quotes/" + of(cast.aurore()));
    telling.check(
        "%s asks for %s's quote: there is no such thing, for it."
            .formatted(cast.boreal().nickname(), cast.aurore().nickname()),
        404,
        foreign.status());
  }
}
