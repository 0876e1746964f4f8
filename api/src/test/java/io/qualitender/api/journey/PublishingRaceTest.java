package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests concurrent with a publication, which is held between its checks and its writes by the
 * lock on the certification file.
 *
 * <p>Seen to fail: without the tender's lock when inviting, a body added meanwhile was invited and
 * its inbox answered 500; with the profile read again after the check, and unchanged versions of
 * drafts, a category was frozen that the invited body does not cover.
 */
class PublishingRaceTest {

  private static final String START = "2026-12-01T08:00:00Z";

  /** A publication that waited too long for the lock is refused and retried. */
  private static final int ROUNDS = 5;

  private final TestServer server = TestServer.shared();
  private TestSandbox sandbox;
  private Actor organization;

  @BeforeEach
  void aSandbox() {
    sandbox = TestSandbox.at(server.api(), START, 1, 10);
    organization = sandbox.organization(0);
    Steps.saysWhoItIs(organization);
  }

  @Test
  void bodyAddedMeanwhileIsInvitedCompletelyOrNotAtAll() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Answer draft = draftFor(0);
      String invitations = "/v1/tenders/" + draft.id() + "/invitations";
      Both both =
          whilePublishing(
              draft,
              () ->
                  organization
                      .post(
                          invitations,
                          "{\"certification_body_ids\": [\"" + sandbox.bodyId(1) + "\"]}")
                      .send());
      if (both.published().status() != 200) {
        continue;
      }
      int notified = 0;
      for (JsonNode invitation : organization.get(invitations).expect(200).at("/items")) {
        UUID id = Invitation.ID.parse(invitation.path("id").asText()).orElseThrow();
        assertThat(invitation.path("state").asText()).isEqualTo("sent");
        assertThat(
                server.ask(
                    """
                    select i.cb_tenant_id = any (p.visible_to)
                           and exists (select from app.event e
                                        where e.tenant_id = i.tenant_id and e.subject_id = i.id
                                          and e.type = 'invitation.sent')
                      from app.tender_invitation i
                      join app.tender_publication p on p.tenant_id = i.tenant_id and p.tender_id = i.tender_id
                     where i.id = ?
                    """,
                    id))
            .as("it can read the publication, and there is an event")
            .isEqualTo("t");
        notified++;
      }
      assertThat(notified).isEqualTo(both.meanwhile().status() == 201 ? 2 : 1);
      sandbox.body(1).get("/v1/invitations").expect(200);
      return;
    }
    throw new AssertionError("no publication came through in " + ROUNDS + " rounds");
  }

  @Test
  void publishedScopeIsTheOneCheckedForInvitedBodies() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Answer draft = draftFor(8);
      String etag = organization.get("/v1/organization").expect(200).etag();
      Both both =
          whilePublishing(
              draft,
              () ->
                  organization
                      .patch(
                          "/v1/organization",
                          "{\"action_categories\": [\"actions_de_formation\", \"vae\"]}")
                      .ifMatch(etag)
                      .send());
      both.meanwhile().expect(200);
      Answer tender = organization.get("/v1/tenders/" + draft.id()).expect(200);
      if (both.published().code().equals("stale_version")) {
        assertThat(tender.text("/state")).isEqualTo("draft");
        assertThat(tender.etag()).isNotEqualTo(draft.etag());
        return;
      }
      if (both.published().status() == 200) {
        assertThat(tender.at("/scope/action_categories").toString())
            .isEqualTo("[\"actions_de_formation\"]");
        return;
      }
      Steps.saysWhoItIs(organization);
    }
    throw new AssertionError("no publication came through in " + ROUNDS + " rounds");
  }

  /** Fails if the profile is read again after the check. */
  @Test
  void profileIsReadOnce() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Answer draft = draftFor(8);
      Both both =
          whilePublishing(
              draft,
              () -> {
                Sql.committed(
                    server.database().superuser(),
                    connection ->
                        Sql.run(
                            connection,
                            "update app.organization set action_categories = '{actions_de_formation,vae}'"
                                + " where tenant_id = (select tenant_id from app.tender where id = ?)",
                            Tender.ID.parse(draft.id()).orElseThrow()));
                return organization.get("/v1/organization").send();
              });
      assertThat(both.meanwhile().answer().at("/action_categories")).hasSize(2);
      if (both.published().status() == 200) {
        assertThat(
                organization
                    .get("/v1/tenders/" + draft.id())
                    .expect(200)
                    .at("/scope/action_categories")
                    .toString())
            .isEqualTo("[\"actions_de_formation\"]");
        return;
      }
      Steps.saysWhoItIs(organization);
    }
    throw new AssertionError("no publication came through in " + ROUNDS + " rounds");
  }

  /** Fails without {@code profileChanged}: the same ETag publishes another scope. */
  @Test
  void profileChangeRaisesTheVersionOfDraftsOnly() {
    Answer open = Steps.publishes(organization, draftFor(0));
    Answer draft = draftFor(0);
    assertThat(draft.text("/scope/turnover_band")).isEqualTo("under_150k");

    String etag = organization.get("/v1/organization").expect(200).etag();
    organization
        .patch("/v1/organization", "{\"training_turnover\": {\"amount\": 20000000}}")
        .ifMatch(etag)
        .expect(200);

    String path = "/v1/tenders/" + draft.id();
    organization.post(path + "/publish").ifMatch(draft.etag()).refused(412, "stale_version");
    Answer again = organization.get(path).expect(200);
    assertThat(again.etag()).isNotEqualTo(draft.etag());
    assertThat(again.text("/scope/turnover_band")).isNotEqualTo("under_150k");
    Answer untouched = organization.get("/v1/tenders/" + open.id()).expect(200);
    assertThat(untouched.etag()).isEqualTo(open.etag());
    assertThat(untouched.text("/scope/turnover_band")).isEqualTo("under_150k");
    Steps.publishes(organization, again);
  }

  /** Fails if inviting takes no lock: the new invitation stays open in a cancelled tender. */
  @Test
  void noInvitationDuringCancellation() throws Exception {
    notInvitedDuring(
        Steps.publishes(organization, draftFor(0)).id(),
        path ->
            organization.post(path + "/cancel", "{\"reason\": {\"code\": \"mistake\"}}").send());
  }

  /** Fails if discarding takes no lock: a body is invited to a discarded tender. */
  @Test
  void noInvitationDuringDiscarding() throws Exception {
    notInvitedDuring(draftFor(0).id(), path -> organization.post(path + "/discard").send());
  }

  /** The end of the tender is held by a row lock on the invitation that it closes. */
  private void notInvitedDuring(String tender, Function<String, Answer> end) throws SQLException {
    String path = "/v1/tenders/" + tender;
    UUID invitation = invitations(path).get(0);
    Outcome invited;
    try (Connection holder = server.connect()) {
      holder.setAutoCommit(false);
      Sql.run(holder, "select 1 from app.tender_invitation where id = ? for update", invitation);
      CompletableFuture<Answer> ending = CompletableFuture.supplyAsync(() -> end.apply(path));
      until(
          () ->
              ending.isDone()
                  || !server
                      .ask(
                          "select count(*)::text from pg_locks where not granted and locktype = 'transactionid'")
                      .equals("0"));
      CompletableFuture<Answer> other =
          CompletableFuture.supplyAsync(
              () ->
                  organization
                      .post(
                          path + "/invitations",
                          "{\"certification_body_ids\": [\"" + sandbox.bodyId(1) + "\"]}")
                      .send());
      until(() -> waiting() >= 1 || other.isDone());
      holder.rollback();
      assertThat(ending.join().status()).as(ending.join().toString()).isEqualTo(200);
      invited = Outcome.of(other.join());
    }
    assertThat(invited.status()).isEqualTo(409);
    assertThat(invitations(path)).containsExactly(invitation);
  }

  private List<UUID> invitations(String tender) {
    List<UUID> ids = new ArrayList<>();
    organization
        .get(tender + "/invitations")
        .expect(200)
        .at("/items")
        .forEach(item -> ids.add(Invitation.ID.parse(item.path("id").asText()).orElseThrow()));
    return ids;
  }

  /** The outcomes of both requests. */
  private record Both(Outcome published, Outcome meanwhile) {}

  /** An answer with its problem code; empty where it was not refused. */
  private record Outcome(Answer answer, int status, String code) {
    static Outcome of(Answer answer) {
      return new Outcome(answer, answer.status(), answer.json().path("code").asText());
    }

    void expect(int expected) {
      assertThat(status).as(answer.toString()).isEqualTo(expected);
    }
  }

  private Answer draftFor(int body) {
    Answer draft = organization.post("/v1/tenders", Steps.TENDER).expect(201);
    organization
        .post(
            "/v1/tenders/" + draft.id() + "/invitations",
            "{\"certification_body_ids\": [\"" + sandbox.bodyId(body) + "\"]}")
        .expect(201);
    return draft;
  }

  /**
   * Publishes, and runs {@code meanwhile} while the publication waits, until it is done or waits
   * itself.
   */
  private Both whilePublishing(Answer draft, Supplier<Answer> meanwhile) throws SQLException {
    String file =
        server.ask(
            "select f.id from app.certification_file f join app.tender t on t.tenant_id = f.tenant_id where t.id = ?",
            Tender.ID.parse(draft.id()).orElseThrow());
    try (Connection holder = server.connect()) {
      holder.setAutoCommit(false);
      Sql.run(holder, "select pg_advisory_xact_lock(hashtextextended(?, 0))", file);
      CompletableFuture<Answer> publication =
          CompletableFuture.supplyAsync(
              () ->
                  organization
                      .post("/v1/tenders/" + draft.id() + "/publish")
                      .ifMatch(draft.etag())
                      .send());
      until(() -> waiting() >= 1 || publication.isDone());
      CompletableFuture<Answer> other = CompletableFuture.supplyAsync(meanwhile);
      until(() -> waiting() >= 2 || other.isDone() || publication.isDone());
      holder.rollback();
      return new Both(Outcome.of(publication.join()), Outcome.of(other.join()));
    }
  }

  /** The number of requests waiting for a lock. */
  private int waiting() {
    return Integer.parseInt(
        server.ask(
            "select count(*)::text from pg_locks where not granted and locktype = 'advisory'"));
  }

  private static void until(Supplier<Boolean> reached) {
    while (!reached.get()) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
