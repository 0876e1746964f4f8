package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real bodies can be invited before they have an account: their invitations wait until the operator
 * links them.
 *
 * <p>Seen to fail: without the entry's lock in {@code Directory.accounts} a body linked during a
 * publication was never notified.
 */
class UndeliveredInvitationTest {

  private static final long TIMEOUT_NANOS = 30_000_000_000L;

  private final TestServer server = TestServer.shared();
  private final LiveTenders live = new LiveTenders(server);
  private LiveTenders.Member organization;

  @BeforeEach
  void anOrganization() {
    organization = live.organization();
  }

  @Test
  void invitationIsDeliveredOnceTheBodyHasAnAccount() {
    List<String> entries = live.withoutAccount(2);
    Answer draft = live.draft(organization, entries);
    Answer cancelled = live.draft(organization, entries);
    Steps.publishes(organization.actor(), cancelled);
    Answer open = Steps.publishes(organization.actor(), draft);
    organization
        .actor()
        .post("/v1/tenders/" + cancelled.id() + "/cancel", "{\"reason\": {\"code\": \"mistake\"}}")
        .expect(200);
    Answer planned = live.draft(organization, entries);
    JsonNode waiting = invitation(draft, entries.get(0));
    assertThat(waiting.path("state").asText()).isEqualTo("undelivered");
    assertThat(waiting.path("sent_at").isNull()).isTrue();
    assertThat(events(waiting)).containsExactly("invitation.held");

    assertThat(open.at("/warnings").findValuesAsText("code")).contains("invitation_undelivered");

    LiveTenders.Member body = live.signsUp("certification_body", "A body");
    live.links(entries.get(0), body);
    assertThat(
            server
                .api()
                .anonymous()
                .get("/v1/certification-bodies/" + entries.get(0))
                .expect(200)
                .at("/reachable")
                .asBoolean())
        .isTrue();
    until(() -> received(body, draft) != null);

    assertThat(received(body, cancelled)).as("not to the cancelled tender").isNull();
    JsonNode received = received(body, draft);
    assertThat(received.at("/tender/organization/legal_name").asText())
        .isEqualTo("Atelier des Métiers");
    until(() -> events(received).contains("invitation.received"));
    assertThat(events(received))
        .containsExactly("invitation.held", "invitation.delivered", "invitation.received");
    body.actor().post("/v1/invitations/" + received.path("id").asText() + "/accept").expect(200);
    assertThat(invitation(draft, entries.get(0)).path("state").asText()).isEqualTo("accepted");
    assertThat(invitation(draft, entries.get(1)).path("state").asText()).isEqualTo("undelivered");

    Steps.publishes(organization.actor(), planned);
    assertThat(invitation(planned, entries.get(0)).path("state").asText())
        .as("chosen before it had an account, sent after")
        .isEqualTo("sent");
    assertThat(received(body, planned)).isNotNull();
  }

  @Test
  void bodyLinkedDuringAPublicationIsNotified() throws SQLException {
    List<String> entries = live.withoutAccount(1);
    Answer draft = live.draft(organization, entries);
    LiveTenders.Member body = live.signsUp("certification_body", "A body linked meanwhile");
    UUID invitation = id(invitation(draft, entries.get(0)));
    try (Connection holder = server.connect()) {
      holder.setAutoCommit(false);
      Sql.run(holder, "select 1 from app.tender_invitation where id = ? for update", invitation);
      CompletableFuture<Answer> publication =
          CompletableFuture.supplyAsync(
              () ->
                  organization
                      .actor()
                      .post("/v1/tenders/" + draft.id() + "/publish")
                      .ifMatch(draft.etag())
                      .send());
      until(
          () ->
              publication.isDone()
                  || !server
                      .ask(
                          """
                          select count(*)::text from pg_stat_activity
                           where wait_event_type = 'Lock' and query like '%tender_invitation%sent_at%'
                          """)
                      .equals("0"));
      live.links(entries.get(0), body);
      // Long enough for a tick that would not wait for the publication.
      until(() -> publication.isDone() || waitsForTheEntry());
      holder.rollback();
      assertThat(publication.join().status()).as(publication.join().toString()).isEqualTo(200);
    }
    until(() -> received(body, draft) != null);
  }

  private boolean waitsForTheEntry() {
    return !server
        .ask("select count(*)::text from pg_locks where not granted and locktype = 'advisory'")
        .equals("0");
  }

  /** The body's invitation to a tender; null if none. */
  private static JsonNode received(LiveTenders.Member body, Answer tender) {
    for (JsonNode item : body.actor().get("/v1/invitations").expect(200).at("/items")) {
      if (item.path("tender_id").asText().equals(tender.id())) {
        return item;
      }
    }
    return null;
  }

  private JsonNode invitation(Answer tender, String entry) {
    for (JsonNode item :
        organization
            .actor()
            .get("/v1/tenders/" + tender.id() + "/invitations")
            .expect(200)
            .at("/items")) {
      if (item.at("/certification_body/id").asText().equals(entry)) {
        return item;
      }
    }
    throw new AssertionError("no such invitation");
  }

  private static UUID id(JsonNode invitation) {
    return Invitation.ID.parse(invitation.path("id").asText()).orElseThrow();
  }

  /** The events of both parties about it, in order of time. */
  private List<String> events(JsonNode invitation) {
    return List.of(
        server
            .ask(
                "select string_agg(type, ' ' order by happened_at, type) from app.event where subject_id = ?",
                id(invitation))
            .split(" "));
  }

  private static void until(Supplier<Boolean> reached) {
    long begun = System.nanoTime();
    while (!reached.get()) {
      if (System.nanoTime() - begun > TIMEOUT_NANOS) {
        throw new AssertionError("condition not reached in time");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
