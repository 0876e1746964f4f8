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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reading invitations concurrently and in pages.
 *
 * <p>Seen to fail: when the first GET changed the state, 83 of 120 first reads were 409 and each
 * changed the ETag; when pages were ordered by id, the invitation sent last was in the middle of
 * the inbox.
 */
class InvitationReadingTest {

  private static final int READERS = 8;
  private static final int INVITATIONS = 5;

  private final TestServer server = TestServer.shared();
  private TestSandbox sandbox;
  private Actor organization;
  private Actor body;

  @BeforeEach
  void aSandbox() {
    sandbox = TestSandbox.at(server.api(), "2026-12-01T08:00:00Z", 1, 2);
    organization = sandbox.organization(0);
    body = sandbox.body(0);
    Steps.saysWhoItIs(organization);
  }

  @Test
  void concurrentFirstReadsDoNotChangeAnInvitation() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    int reads = 0;
    for (int i = 0; i < INVITATIONS; i++) {
      String invitation = Steps.invitationOf(body, published());
      String path = "/v1/invitations/" + invitation;
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Answer>> answers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        answers.add(
            readers.submit(
                () -> {
                  start.await();
                  return body.get(path).send();
                }));
      }
      start.countDown();
      for (Future<Answer> answer : answers) {
        assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(200);
        assertThat(answer.get().text("/state")).isEqualTo("sent");
        assertThat(answer.get().etag()).isEqualTo("\"1\"");
        reads++;
      }
      assertThat(body.get(path).expect(200).etag()).isEqualTo("\"1\"");
    }
    readers.shutdown();
    assertThat(reads).isEqualTo(READERS * INVITATIONS);
    System.out.println("first reads of an invitation: " + reads);
  }

  @Test
  void invitationCanBeAnsweredWithTheEtagOfItsFirstRead() {
    String path = "/v1/invitations/" + Steps.invitationOf(body, published());
    Answer first = body.get(path).expect(200);
    body.get(path).expect(200);
    body.post(path + "/accept").ifMatch(first.etag()).expect(200);
  }

  @Test
  void inboxIsOrderedByTimeOfSending() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < INVITATIONS; i++) {
      sent.add(Steps.invitationOf(body, published()));
    }
    // As if the ids of the last sent came from a node whose clock is behind.
    for (int i = 0; i < INVITATIONS; i++) {
      move(
          "app.tender_invitation",
          "sent_at",
          INVITATIONS - i,
          Invitation.ID.parse(sent.get(i)).orElseThrow());
    }
    assertThat(paged(body, "/v1/invitations")).containsExactlyElementsOf(sent);
  }

  @Test
  void tendersAndInvitationsAreOrderedByTimeOfCreation() {
    List<String> tenders = new ArrayList<>();
    for (int i = 0; i < INVITATIONS; i++) {
      tenders.add(published());
    }
    for (int i = 0; i < INVITATIONS; i++) {
      move(
          "app.tender",
          "created_at",
          INVITATIONS - i,
          Tender.ID.parse(tenders.get(i)).orElseThrow());
    }
    assertThat(paged(organization, "/v1/tenders")).containsExactlyElementsOf(tenders);

    String invitations = "/v1/tenders/" + tenders.get(0) + "/invitations";
    List<String> asked = paged(organization, invitations);
    assertThat(asked).hasSize(2);
    move("app.tender_invitation", "created_at", 1, Invitation.ID.parse(asked.get(1)).orElseThrow());
    assertThat(paged(organization, invitations)).containsExactly(asked.get(1), asked.get(0));
  }

  private String published() {
    return Steps.publishes(organization, Steps.draftsWithAllBodies(organization)).id();
  }

  private void move(String table, String column, int hours, Object id) {
    Sql.committed(
        server.database().superuser(),
        connection ->
            Sql.run(
                connection,
                "update %s set %s = timestamptz '2026-12-01 08:00Z' + interval '%d hours' where id = ?"
                    .formatted(table, column, hours),
                id));
  }

  /** The ids of a list read two at a time. */
  private static List<String> paged(Actor reader, String path) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = reader.get(path + "?limit=2" + cursor).expect(200);
      for (JsonNode item : page.at("/items")) {
        ids.add(item.path("id").asText());
      }
      cursor = page.at("/next_cursor").isNull() ? null : "&cursor=" + page.text("/next_cursor");
    } while (cursor != null);
    return ids;
  }
}
