package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One tender from draft to opening (docs/domain.md, 8 to 10). */
class TenderJourneyTest {

  private static final String START = "2026-12-01T08:00:00Z";

  private Actor atelier;
  private Actor aurore;
  private Actor boreal;
  private Actor cadran;

  @BeforeEach
  void aSandbox() {
    TestSandbox sandbox = TestSandbox.at(TestServer.shared().api(), START, 2, 4);
    atelier = sandbox.organization(0);
    aurore = sandbox.body(0);
    boreal = sandbox.body(1);
    cadran = sandbox.body(2);
  }

  @Test
  void draftShowsStatutoryDaysAndAllowedActions() {
    Steps.saysWhoItIs(atelier);
    Answer draft = atelier.post("/v1/tenders", Steps.TENDER).expect(201);

    assertThat(draft.text("/state")).isEqualTo("draft");
    assertThat(draft.json().at("/allowed_actions").toString())
        .isEqualTo("[\"update\",\"invite\",\"discard\"]");
    assertThat(draft.at("/blockers")).hasSize(1);
    assertThat(draft.text("/blockers/0/pointer")).isEqualTo("/invitations");
    assertThat(draft.text("/blockers/0/code")).isEqualTo("required");
    assertThat(draft.at("/statutory_days/initial/days").decimalValue()).isEqualByComparingTo("1.0");
    assertThat(draft.at("/statutory_days/surveillance/days").decimalValue())
        .isEqualByComparingTo("0.5");
    assertThat(draft.text("/scope/turnover_band")).isEqualTo("under_150k");
    assertThat(draft.header("Location")).isEqualTo("/v1/tenders/" + draft.id());
  }

  @Test
  void bodyReadsThePublicationAndReplies() {
    String tender = Steps.openTender(atelier);
    String invitation = Steps.invitationOf(aurore, tender);

    Answer read = aurore.get("/v1/invitations/" + invitation).expect(200);
    assertThat(read.text("/state")).isEqualTo("sent");
    assertThat(read.at("/allowed_actions").toString())
        .isEqualTo("[\"view\",\"accept\",\"decline\"]");
    Answer viewed = aurore.post("/v1/invitations/" + invitation + "/view").expect(200);
    assertThat(viewed.text("/state")).isEqualTo("viewed");
    assertThat(invitation(tender, invitation).path("state").asText()).isEqualTo("viewed");
    aurore.post("/v1/invitations/" + invitation + "/view").refused(409, "illegal_transition");
    assertThat(read.text("/tender/organization/legal_name")).isEqualTo("Atelier des Métiers");
    assertThat(read.text("/opens_at")).isEqualTo(Steps.DEADLINE);

    Answer accepted = aurore.post("/v1/invitations/" + invitation + "/accept").expect(200);
    assertThat(accepted.text("/state")).isEqualTo("accepted");
    aurore.post("/v1/invitations/" + invitation + "/accept").refused(409, "illegal_transition");
  }

  @Test
  void declineReasonIsReadableAfterTheOpeningOnly() {
    String tender = Steps.openTender(atelier);
    String invitation = Steps.invitationOf(boreal, tender);
    boreal
        .post(
            "/v1/invitations/" + invitation + "/decline",
            "{\"reason\": {\"code\": \"no_capacity\", \"text\": \"Complets jusqu'en mai.\"}}")
        .expect(200);

    JsonNode before = invitation(tender, invitation);
    assertThat(before.path("state").asText()).isEqualTo("declined");
    assertThat(before.path("decline_reason").isNull()).isTrue();

    Steps.clockMovesTo(atelier, "2026-12-15T11:00:01.000Z");
    JsonNode after = invitation(tender, invitation);
    assertThat(after.at("/decline_reason/code").asText()).isEqualTo("no_capacity");
    assertThat(after.at("/decline_reason/text").asText()).isEqualTo("Complets jusqu'en mai.");
    assertThat(
            TestServer.shared()
                .ask(
                    "select reason from app.state_history where subject_id = ? and act = 'decline'",
                    Invitation.ID.parse(invitation).orElseThrow()))
        .as("the history has the wire name")
        .isEqualTo("no_capacity");
  }

  @Test
  void quotesAreSealedBeforeTheDeadline() {
    String tender = Steps.openTender(atelier);
    Steps.submits(aurore, tender, 110_000);

    Answer sealed = atelier.get("/v1/tenders/" + tender + "/comparison").refused(403, "sealed");
    assertThat(sealed.text("/opens_at")).isEqualTo(Steps.DEADLINE);
    atelier.get("/v1/tenders/" + tender + "/quotes").refused(403, "sealed");
    assertThat(atelier.get("/v1/tenders/" + tender).expect(200).at("/version").asInt())
        .as("a quote does not change the tender's version")
        .isEqualTo(2);
  }

  @Test
  void revisionKeepsTheSubmittedQuoteUntilSubmitted() {
    String tender = Steps.openTender(atelier);
    Answer first = Steps.submits(aurore, tender, 110_000);
    String path = "/v1/quotes/" + first.id();

    Answer revising =
        aurore
            .patch(path, "{\"earliest_audit_on\": \"2027-01-20\"}")
            .ifMatch(first.etag())
            .expect(200);
    assertThat(revising.text("/state")).isEqualTo("submitted");
    assertThat(revising.at("/pending_changes").asBoolean()).isTrue();
    assertThat(revising.at("/submitted_revision").asInt()).isEqualTo(1);

    Steps.clockMovesTo(atelier, "2026-12-15T11:00:01.000Z");
    JsonNode opened = atelier.get("/v1/tenders/" + tender + "/quotes").expect(200).at("/items/0");
    assertThat(opened.path("earliest_audit_on").asText())
        .as("the working copy is not offered")
        .isEqualTo("2027-02-10");
    assertThat(opened.path("revision").asInt()).isEqualTo(1);
  }

  @Test
  void secondRevisionReplacesTheFirst() {
    String tender = Steps.openTender(atelier);
    Answer first = Steps.submits(aurore, tender, 110_000);
    String path = "/v1/quotes/" + first.id();
    Answer revising =
        aurore
            .patch(path, "{\"earliest_audit_on\": \"2027-01-20\"}")
            .ifMatch(first.etag())
            .expect(200);
    Answer second = Steps.submits(aurore, revising);
    assertThat(second.at("/receipt/revision").asInt()).isEqualTo(2);
    assertThat(second.text("/receipt/content_sha256"))
        .isNotEqualTo(first.text("/receipt/content_sha256"));
    aurore.post(path + "/submit").ifMatch(second.etag()).refused(409, "nothing_to_submit");

    Steps.clockMovesTo(atelier, "2026-12-15T11:00:01.000Z");
    JsonNode opened = atelier.get("/v1/tenders/" + tender + "/quotes").expect(200).at("/items/0");
    assertThat(opened.path("earliest_audit_on").asText()).isEqualTo("2027-01-20");
  }

  /** Fails if it is computed when the receipt is read. */
  @Test
  void receiptShowsTheStoredDigest() {
    Answer sent = Steps.submits(aurore, Steps.openTender(atelier), 110_000);
    String kept = "0123456789abcdef".repeat(4);
    Sql.committed(
        TestServer.shared().database().superuser(),
        connection ->
            Sql.run(
                connection,
                "update app.quote_revision set content_sha256 = ? where quote_id = ?",
                kept,
                Quote.ID.parse(sent.id()).orElseThrow()));

    assertThat(aurore.get("/v1/quotes/" + sent.id()).expect(200).text("/receipt/content_sha256"))
        .isEqualTo(kept);
  }

  @Test
  void withdrawnQuoteIsNotOpenedAndCanBeReplaced() {
    String tender = Steps.openTender(atelier);
    Answer first = Steps.submits(aurore, tender, 110_000);
    aurore.post("/v1/quotes/" + first.id() + "/withdraw").expect(200);
    String invitation = Steps.invitationOf(aurore, tender);
    Answer second =
        Steps.submits(
            aurore, aurore.post("/v1/quotes", Steps.quote(invitation, 99_000)).expect(201));

    Steps.clockMovesTo(atelier, "2026-12-15T11:00:01.000Z");
    List<String> opened = new ArrayList<>();
    atelier
        .get("/v1/tenders/" + tender + "/quotes")
        .expect(200)
        .at("/items")
        .forEach(item -> opened.add(item.path("id").asText()));
    assertThat(opened).containsExactly(second.id());
    assertThat(aurore.get("/v1/quotes/" + first.id()).expect(200).text("/state"))
        .isEqualTo("withdrawn");
  }

  @Test
  void tenderWithoutQuotesEndsUnsuccessful() {
    String tender = Steps.openTender(atelier);
    Steps.clockMovesTo(atelier, "2026-12-15T11:00:01.000Z");
    Answer ended = atelier.get("/v1/tenders/" + tender).expect(200);
    assertThat(ended.text("/state")).isEqualTo("unsuccessful");
    assertThat(ended.text("/closed_reason")).isEqualTo("no_quotes");
  }

  @Test
  void cancelledTenderKeepsItsQuotesSealed() {
    String tender = Steps.openTender(atelier);
    Answer quote = Steps.submits(aurore, tender, 110_000);
    atelier
        .post("/v1/tenders/" + tender + "/cancel", "{\"reason\": {\"code\": \"need_changed\"}}")
        .expect(200);
    Steps.clockMovesTo(atelier, "2027-01-15T11:00:00.000Z");

    assertThat(atelier.get("/v1/tenders/" + tender).expect(200).text("/state"))
        .isEqualTo("cancelled");
    atelier.get("/v1/tenders/" + tender + "/comparison").refused(403, "sealed");
    assertThat(aurore.get("/v1/quotes/" + quote.id()).expect(200).text("/state"))
        .as("never opened")
        .isEqualTo("submitted");
    boreal
        .post("/v1/invitations/" + Steps.invitationOf(boreal, tender) + "/accept")
        .refused(409, "tender_cancelled");
  }

  @Test
  void quoteIsRefusedFromTheDeadlineOn() {
    String tender = Steps.openTender(atelier);
    Steps.submits(aurore, tender, 110_000);
    String invitation = Steps.accepts(cadran, tender);
    Answer late = cadran.post("/v1/quotes", Steps.quote(invitation)).expect(201);
    Steps.clockMovesTo(atelier, Steps.DEADLINE);

    Answer refused =
        cadran
            .post("/v1/quotes/" + late.id() + "/submit")
            .ifMatch(late.etag())
            .refused(409, "deadline_passed");
    assertThat(refused.text("/deadline")).isEqualTo(Steps.DEADLINE);
    assertThat(Instant.parse(refused.text("/server_time")))
        .isAfterOrEqualTo(Instant.parse(Steps.DEADLINE));
    assertThat(cadran.get("/v1/quotes/" + late.id()).expect(200).text("/state")).isEqualTo("draft");
  }

  private JsonNode invitation(String tender, String invitation) {
    for (JsonNode item :
        atelier.get("/v1/tenders/" + tender + "/invitations").expect(200).at("/items")) {
      if (item.path("id").asText().equals(invitation)) {
        return item;
      }
    }
    throw new AssertionError("no such invitation");
  }
}
