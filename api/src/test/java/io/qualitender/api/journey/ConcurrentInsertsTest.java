package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.award.Award;
import io.qualitender.api.market.invitation.Invitation;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two concurrent inserts of the same key: the second request gets the problem that a later request
 * would get. The first is a transaction of the test, open until the server's insert waits for it.
 * Fails without {@code on conflict do nothing} in {@code QuoteDao.insert} and {@code
 * AwardDao.reply}.
 */
class ConcurrentInsertsTest {

  private TestSandbox sandbox;
  private Actor organization;
  private Actor body;

  @BeforeEach
  void aSandbox() {
    sandbox = TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 1, 1);
    organization = sandbox.organization(0);
    body = sandbox.body(0);
  }

  /** Sends {@code late} while {@code first} is written and not yet committed. */
  private static Answer concurrently(Sql.Work<Integer> first, Call late) throws Exception {
    try (Connection connection = TestServer.shared().connect()) {
      connection.setAutoCommit(false);
      assertThat(first.on(connection)).isEqualTo(1);
      CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(late::send);
      String backend = Sql.text(connection, "select pg_backend_pid()");
      awaitWaiter(backend);
      connection.commit();
      return answer.get(20, TimeUnit.SECONDS);
    }
  }

  private static void awaitWaiter(String backend) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (TestServer.shared()
        .ask(
            "select count(*) from pg_stat_activity where ? = any (pg_blocking_pids(pid))",
            Integer.valueOf(backend))
        .equals("0")) {
      assertThat(System.nanoTime()).as("no request waits for the other").isLessThan(until);
      Thread.sleep(5);
    }
  }

  private int quoteOf(Connection connection, UUID invitation) throws SQLException {
    return Sql.run(
        connection,
        """
        insert into app.quote (tenant_id, id, tender_id, invitation_id, cb_tenant_id, certification_body_id, state,
                               version, created_at, updated_at)
        select tenant_id, gen_random_uuid(), tender_id, id, cb_tenant_id, certification_body_id, 'draft', 1, now(), now()
          from app.tender_invitation where id = ?
        """,
        invitation);
  }

  @Test
  void secondQuoteForAnInvitationIsRefused() throws Exception {
    String tender = Steps.openTender(organization);
    String invitation = Steps.accepts(body, tender);
    UUID id = Invitation.ID.parse(invitation).orElseThrow();

    Answer late =
        concurrently(
            connection -> quoteOf(connection, id),
            body.post("/v1/quotes", Steps.quote(invitation)));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text("/code")).isEqualTo("quote_exists");
  }

  private static int reply(Connection connection, UUID award, String reply) throws SQLException {
    return Sql.run(
        connection,
        """
        insert into app.award_reply (tenant_id, award_id, tender_id, cb_tenant_id, reply, replied_at)
        select tenant_id, id, tender_id, cb_tenant_id, ?, now() from app.tender_award where id = ?
        """,
        reply,
        award);
  }

  @Test
  void secondReplyToAnAwardIsRefused() throws Exception {
    for (String act : new String[] {"accept", "decline"}) {
      for (String reply : new String[] {"accepted", "declined"}) {
        aSandbox();
        String award = proposed();
        UUID id = Award.ID.parse(award).orElseThrow();
        Call call =
            act.equals("accept")
                ? body.post("/v1/awards/" + award + "/accept")
                : body.post(
                    "/v1/awards/" + award + "/decline",
                    "{\"reason\": {\"code\": \"no_capacity\"}}");

        Answer late = concurrently(connection -> reply(connection, id, reply), call);

        assertThat(late.status()).as("%s after %s", act, reply).isEqualTo(409);
        assertThat(late.text("/code")).isEqualTo("illegal_transition");
        assertThat(late.text("/current_state")).isEqualTo(reply);
      }
    }
  }

  /** Red without the lock: the answer comes while another request still counts. */
  @Test
  void keysOfATenantAreCountedOneAfterTheOther() throws Exception {
    UUID tenant = Steps.tenantId(organization);

    Answer late =
        concurrently(
            connection -> {
              Sql.text(
                  connection,
                  "select pg_advisory_xact_lock(hashtextextended(?, 0))::text",
                  tenant.toString());
              return 1;
            },
            organization.post(
                "/v1/api-keys",
                "{\"name\": \"late\", \"role\": \"reader\", \"scopes\": [\"tenders:read\"]}"));

    assertThat(late.status()).isEqualTo(201);
  }

  private String proposed() {
    String tender = Steps.openTender(organization);
    String quote = Steps.submits(body, tender, 110_000).id();
    sandbox.advanceTo("2026-12-15T11:00:01Z");
    String path = "/v1/tenders/" + tender;
    return organization
        .post(
            path + "/awards",
            "{\"quote_id\": \"%s\", \"justification\": {\"code\": \"few_quotes\", \"text\": \"Seul.\"}}"
                .formatted(quote))
        .ifMatch(organization.get(path).expect(200).etag())
        .expect(201)
        .id();
  }
}
