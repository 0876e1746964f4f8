package io.qualitender.api.run.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.run.client.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Chapter two: what the bodies do until the deadline, hidden from everyone else. */
final class QuotesChapter {

  static final String DEADLINE = "2026-12-15T11:00:00.000Z";

  private final DemoPrinter printer;
  private final DemoActors actors;
  private final String tenderId;
  private final Map<DemoActors.Body, String> quoteIds = new HashMap<>();

  QuotesChapter(DemoPrinter printer, DemoActors actors, String tenderId) {
    this.printer = printer;
    this.actors = actors;
    this.tenderId = tenderId;
  }

  /** The id of a body's quote. */
  String of(DemoActors.Body body) {
    return quoteIds.get(body);
  }

  void run() {
    printer.chapter("The quotes, sealed");
    actors.advance("2026-12-03T09:00:00.000Z");
    printer.say(
        "3 December 2026: each body finds its invitation, and cannot see who else is invited.");
    printer.pause();
    decline(actors.jonquille());
    submit(actors.aurore(), Offers.AURORE, Offers.AURORE_SUMS.exclTax());
    submit(actors.boreal(), Offers.BOREAL_FIRST, Offers.BOREAL_FIRST_EXCL_TAX);
    submit(actors.cadran(), Offers.CADRAN, Offers.CADRAN_SUMS.exclTax());
    submit(actors.dune(), Offers.DUNE, Offers.DUNE_SUMS.exclTax());
    // 9 000 + 99 000 + 60 000
    submit(actors.iris(), Offers.IRIS, 168_000);
    draft(actors.falaise(), Offers.FALAISE);
    printer.say(
        "%s accepts and drafts a quote, but does not submit it yet."
            .formatted(actors.falaise().nickname()));
    printer.pause();
    actors.advance("2026-12-10T09:00:00.000Z");
    printer.say("10 December 2026: changes before the deadline.");
    printer.pause();
    revise(actors.boreal());
    withdraw(actors.iris());
    sealed();
  }

  private void decline(DemoActors.Body body) {
    Answer declined =
        body.api()
            .post(
                "/v1/invitations/" + invitationOf(body) + "/decline",
                Map.of(
                    "reason",
                    Map.of("code", "no_capacity", "text", "Nos auditeurs sont pris jusqu'en mai.")))
            .expect(200);
    printer.check(body.nickname() + " declines: no capacity.", "declined", declined.text("state"));
  }

  private static String invitationOf(DemoActors.Body body) {
    Answer inbox = body.api().get("/v1/invitations").expect(200);
    String id = inbox.body().path("items").path(0).path("id").asText();
    body.api().get("/v1/invitations/" + id).expect(200);
    return body.api().post("/v1/invitations/" + id + "/view").expect(200).text("id");
  }

  private Answer draft(DemoActors.Body body, Offer offer) {
    String invitation = invitationOf(body);
    body.api().post("/v1/invitations/" + invitation + "/accept").expect(200);
    Answer quote = body.api().post("/v1/quotes", offer.request(invitation)).expect(201);
    quoteIds.put(body, quote.text("id"));
    return quote;
  }

  private void submit(DemoActors.Body body, Offer offer, long exclTax) {
    Answer draft = draft(body, offer);
    Answer sent = body.api().act("/v1/quotes/" + draft.text("id") + "/submit", draft).expect(200);
    printer.check(
        "%s submits a quote of %s for three years, excluding VAT (HT)."
            .formatted(body.nickname(), DemoFormat.euros(exclTax)),
        "submitted " + exclTax,
        sent.text("state") + " " + sent.body().path("cycle_cost").path("excl_tax").asText());
  }

  private void revise(DemoActors.Body body) {
    String path = "/v1/quotes/" + of(body);
    Answer before = body.api().get(path).expect(200);
    Answer changed =
        body.api().patch(path, Map.of("lines", Offers.BOREAL.wireLines()), before).expect(200);
    printer.check(
        "%s changes its draft; the submitted revision stays valid meanwhile."
            .formatted(body.nickname()),
        "submitted 1 true",
        changed.text("state")
            + " "
            + changed.text("submitted_revision")
            + " "
            + changed.text("pending_changes"));
    Answer sent = body.api().act(path + "/submit", changed).expect(200);
    printer.check(
        "It submits again: %s instead of %s."
            .formatted(
                DemoFormat.euros(Offers.BOREAL_SUMS.exclTax()),
                DemoFormat.euros(Offers.BOREAL_FIRST_EXCL_TAX)),
        "2 " + Offers.BOREAL_SUMS.exclTax(),
        sent.text("submitted_revision")
            + " "
            + sent.body().path("cycle_cost").path("excl_tax").asText());
  }

  private void withdraw(DemoActors.Body body) {
    Answer withdrawn = body.api().post("/v1/quotes/" + of(body) + "/withdraw").expect(200);
    printer.check(body.nickname() + " withdraws its quote.", "withdrawn", withdrawn.text("state"));
  }

  private void sealed() {
    actors.advance("2026-12-15T10:59:00.000Z");
    printer.pause();
    printer.say("15 December 2026, one minute before the deadline: who can read what?");
    printer.pause();
    for (String what : List.of("quotes", "comparison")) {
      Answer refused = actors.organization().get("/v1/tenders/" + tenderId + "/" + what);
      printer.check(
          "The organization requests the %s and gets only the time of the opening."
              .formatted(what.equals("quotes") ? "quotes" : "comparison of the quotes"),
          "403 " + DEADLINE,
          refused.status() + " " + refused.text("opens_at"));
    }
    Answer invitations =
        actors.organization().get("/v1/tenders/" + tenderId + "/invitations").expect(200);
    JsonNode declined = NeedChapter.invitationOf(actors.jonquille(), invitations.body());
    printer.check(
        "It cannot read the reasons of a decline either.",
        "null",
        declined.path("decline_reason").asText());
    Answer foreign = actors.boreal().api().get("/v1/quotes/" + of(actors.aurore()));
    printer.check(
        "%s requests %s's quote and gets 404."
            .formatted(actors.boreal().nickname(), actors.aurore().nickname()),
        404,
        foreign.status());
  }
}
