package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inviting bodies while a tender is open, and revoking invitations. */
class InvitationRevokedTest {

  private static final String REASON =
      "{\"reason\": {\"code\": \"conflict_of_interest\", \"text\": \"Même actionnaire.\"}}";

  private final TestServer server = TestServer.shared();
  private TestSandbox sandbox;
  private Actor organization;
  private Actor aurore;
  private Actor boreal;

  @BeforeEach
  void aSandbox() {
    sandbox = TestSandbox.at(server.api(), "2026-12-01T08:00:00Z", 2, 3);
    organization = sandbox.organization(0);
    aurore = sandbox.body(0);
    boreal = sandbox.body(1);
    Steps.saysWhoItIs(organization);
  }

  @Test
  void bodyCanBeInvitedWhileEnoughTimeIsLeft() {
    String tender = published(0);
    Answer added = invite(tender, 1).expect(201);
    assertThat(added.text("/items/0/state")).isEqualTo("sent");
    String invitation = Steps.invitationOf(boreal, tender);
    assertThat(boreal.get("/v1/invitations/" + invitation).expect(200).text("/tender/title"))
        .isEqualTo("Certification initiale 2027");
    Answer again = invite(tender, 1).expect(201);
    assertThat(again.text("/items/0/id")).as("invited already").isEqualTo(invitation);
    Steps.submits(boreal, tender, 120_000);

    sandbox.advanceTo("2026-12-11T11:00:01.000Z");
    assertThat(events(invitation)).contains("invitation.sent", "invitation.received");
    Answer late = invite(tender, 2).refused(409, "invitation_too_late");
    assertThat(late.text("/deadline")).isEqualTo("2026-12-11T11:00:00.000Z");
    sandbox.advanceTo("2026-12-15T11:00:01.000Z");
    invite(tender, 2).refused(409, "tender_not_draft");
  }

  @Test
  void revokingWithdrawsTheSubmittedQuoteUnopened() {
    String tender = published(0, 1);
    Answer quote = Steps.submits(aurore, tender, 90_000);
    Answer other = Steps.submits(boreal, tender, 120_000);
    String invitation = Steps.invitationOf(aurore, tender);
    Answer revoked = organization.post(path(invitation), REASON).expect(200);
    assertThat(revoked.text("/state")).isEqualTo("revoked");
    assertThat(revoked.text("/revoke_reason/code")).isEqualTo("conflict_of_interest");
    assertThat(revoked.body()).doesNotContain("quo_");
    organization.post(path(invitation), REASON).refused(409, "illegal_transition");
    aurore.post("/v1/quotes/" + quote.id() + "/withdraw").refused(409, "invitation_revoked");

    Steps.clockMovesTo(organization, "2026-12-02T08:00:00.000Z");
    Answer read = aurore.get("/v1/invitations/" + invitation).expect(200);
    assertThat(read.text("/state")).isEqualTo("revoked");
    assertThat(read.text("/revoke_reason/text")).isEqualTo("Même actionnaire.");
    assertThat(read.at("/allowed_actions")).isEmpty();
    assertThat(aurore.get("/v1/invitations?state=revoked").expect(200).at("/items")).hasSize(1);
    assertThat(aurore.get("/v1/invitations?state=accepted").expect(200).at("/items")).isEmpty();
    Answer out = aurore.get("/v1/quotes/" + quote.id()).expect(200);
    assertThat(out.text("/state")).isEqualTo("withdrawn");
    assertThat(out.at("/allowed_actions")).isEmpty();
    assertThat(events(invitation))
        .as("both have the event")
        .filteredOn("invitation.revoked"::equals)
        .hasSize(2);
    assertThat(
            server.ask(
                "select reason from app.state_history where subject_id = ? and act = 'withdraw'",
                Quote.ID.parse(quote.id()).orElseThrow()))
        .isEqualTo("invitation_revoked");
    aurore.post("/v1/quotes", Steps.quote(invitation)).refused(409, "invitation_revoked");

    Steps.clockMovesTo(organization, "2026-12-15T11:00:01.000Z");
    List<String> opened = new ArrayList<>();
    organization
        .get("/v1/tenders/" + tender + "/quotes")
        .expect(200)
        .at("/items")
        .forEach(item -> opened.add(item.path("id").asText()));
    assertThat(opened).containsExactly(other.id());
    String last = Steps.invitationOf(boreal, tender);
    organization.post(path(last), REASON).refused(409, "deadline_passed");
  }

  @Test
  void bodyCanBeInvitedAgainAfterRevocation() {
    String tender = published(0, 1);
    Steps.submits(aurore, tender, 90_000);
    organization.post(path(Steps.invitationOf(aurore, tender)), REASON).expect(200);
    Answer again = invite(tender, 0).expect(201);
    assertThat(again.at("/items")).hasSize(1);
    String invitation = again.text("/items/0/id");
    aurore.post("/v1/invitations/" + invitation + "/accept").expect(200);
    Answer second =
        Steps.submits(
            aurore, aurore.post("/v1/quotes", Steps.quote(invitation, 80_000)).expect(201));
    assertThat(aurore.get("/v1/invitations").expect(200).at("/items")).hasSize(2);

    Steps.clockMovesTo(organization, "2026-12-15T11:00:01.000Z");
    JsonNode opened =
        organization.get("/v1/tenders/" + tender + "/quotes").expect(200).at("/items");
    assertThat(opened).hasSize(1);
    assertThat(opened.at("/0/id").asText()).isEqualTo(second.id());
  }

  @Test
  void plannedInvitationCanBeRevoked() {
    Answer draft = organization.post("/v1/tenders", Steps.TENDER).expect(201);
    Answer chosen = invite(draft.id(), 0).expect(201);
    organization.post(path(chosen.text("/items/0/id")), REASON).expect(200);
    organization
        .post("/v1/tenders/" + draft.id() + "/publish")
        .ifMatch(draft.etag())
        .refused(422, "tender_incomplete");
    invite(draft.id(), 1).expect(201);
    Steps.publishes(organization, draft);
    assertThat(aurore.get("/v1/invitations").expect(200).at("/items")).isEmpty();
    assertThat(boreal.get("/v1/invitations").expect(200).at("/items")).hasSize(1);
  }

  @Test
  void declinedInvitationCannotBeRevoked() {
    String tender = published(0, 1);
    String invitation = Steps.invitationOf(aurore, tender);
    aurore
        .post(
            "/v1/invitations/" + invitation + "/decline",
            "{\"reason\": {\"code\": \"no_capacity\"}}")
        .expect(200);
    organization.post(path(invitation), REASON).refused(409, "illegal_transition");
  }

  private String published(int... bodies) {
    Answer draft = organization.post("/v1/tenders", Steps.TENDER).expect(201);
    for (int body : bodies) {
      invite(draft.id(), body).expect(201);
    }
    return Steps.publishes(organization, draft).id();
  }

  private Call invite(String tender, int body) {
    return organization.post(
        "/v1/tenders/" + tender + "/invitations",
        "{\"certification_body_ids\": [\"" + sandbox.bodyId(body) + "\"]}");
  }

  private static String path(String invitation) {
    return "/v1/invitations/" + invitation + "/revoke";
  }

  private List<String> events(String invitation) {
    return List.of(
        server
            .ask(
                "select string_agg(type, ' ' order by happened_at, type) from app.event where subject_id = ?",
                Invitation.ID.parse(invitation).orElseThrow())
            .split(" "));
  }
}
