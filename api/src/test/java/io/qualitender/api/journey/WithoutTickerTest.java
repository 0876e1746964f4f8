package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.util.Duration;
import io.qualitender.api.platform.app.QualitenderServer;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestDatabase;
import io.qualitender.api.support.TestSandbox;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Without a ticker: tenders do not stay open, no quote is revealed and no reminder lost. The
 * sandbox's clock is set in the database, so that no due work runs.
 *
 * <p>Seen to fail when reading a tender no longer opened it first, and when the sweep selected only
 * what is due on the day itself.
 */
class WithoutTickerTest {

  private TestDatabase database;
  private QualitenderServer server;
  private Actor organization;
  private Actor body;
  private Actor rival;

  @BeforeEach
  void startServerWithoutTicker() throws Exception {
    database = TestDatabase.create();
    server = server("0s");
    TestSandbox sandbox =
        TestSandbox.at(
            Api.at(URI.create("http://localhost:" + server.port())), "2026-12-01T08:00:00Z", 1, 2);
    organization = sandbox.organization(0);
    body = sandbox.body(0);
    rival = sandbox.body(1);
  }

  private QualitenderServer server(String tick) throws Exception {
    return QualitenderServer.start(
        QualitenderServer.Settings.DEV,
        0,
        0,
        database.access(),
        settings -> settings.setTick(Duration.parse(tick)));
  }

  @AfterEach
  void stop() {
    server.close();
    database.close();
  }

  private void timePasses(String interval) {
    Sql.committed(
        database.superuser(),
        connection ->
            Sql.run(
                connection,
                "update admin.sandbox set clock_offset = clock_offset + cast(? as interval)",
                interval));
  }

  private String ask(String sql) {
    return Sql.rolledBack(database.superuser(), connection -> Sql.text(connection, sql));
  }

  @Test
  void tenderClosesAndOpensByItsDeadline() {
    String tender = Steps.openTender(organization);
    Steps.submits(body, tender, 110_000);
    Answer late =
        rival.post("/v1/quotes", Steps.quote(Steps.accepts(rival, tender), 90_000)).expect(201);
    String table = "/v1/tenders/" + tender + "/comparison";
    organization.get(table).refused(403, "sealed");

    timePasses("14 days 3 hours 1 minute");

    rival
        .post("/v1/quotes/" + late.id() + "/submit")
        .ifMatch(late.etag())
        .refused(409, "deadline_passed");
    assertThat(ask("select state from app.tender")).as("not read yet").isEqualTo("open");
    assertThat(organization.get(table).expect(200).at("/items")).hasSize(1);
    assertThat(organization.get("/v1/tenders/" + tender).expect(200).text("/state"))
        .isEqualTo("opened");
    assertThat(ask("select opened_at >= closes_at from app.tender")).isEqualTo("t");
  }

  /** Fails if the opening ignores revoked invitations. */
  @Test
  void quoteOfARevokedInvitationIsNotOpened() {
    String tender = Steps.openTender(organization);
    Answer out = Steps.submits(body, tender, 110_000);
    Answer in = Steps.submits(rival, tender, 120_000);
    organization
        .post(
            "/v1/invitations/" + Steps.invitationOf(body, tender) + "/revoke",
            "{\"reason\": {\"code\": \"mistake\"}}")
        .expect(200);
    assertThat(ask("select state from app.quote where received_at is not null order by created_at"))
        .as("not withdrawn yet")
        .isEqualTo("submitted");

    timePasses("14 days 3 hours 1 minute");

    Answer opened = organization.get("/v1/tenders/" + tender + "/quotes").expect(200);
    assertThat(opened.at("/items")).hasSize(1);
    assertThat(opened.text("/items/0/id")).isEqualTo(in.id());
    assertThat(body.get("/v1/quotes/" + out.id()).expect(200).text("/state"))
        .isEqualTo("submitted");
    assertThat(body.get("/v1/quotes").expect(200).at("/items")).hasSize(1);
  }

  @Test
  void nextTickPerformsOverdueWork() throws Exception {
    String tender = Steps.openTender(organization);
    Answer quote = Steps.submits(body, tender, 110_000);
    Steps.submits(rival, tender, 120_000);
    Steps.certifies(body, Steps.contracts(organization, body, tender, quote.id()));
    String scheduled = "select count(*) from app.reminder where state = 'scheduled'";
    int before = Integer.parseInt(ask(scheduled));
    assertThat(before).isGreaterThan(5);

    timePasses("1400 days");
    assertThat(ask(scheduled)).isEqualTo(String.valueOf(before));
    try (QualitenderServer ticking = server("200ms")) {
      for (int i = 0; i < 100 && !ask(scheduled).equals("0"); i++) {
        LockSupport.parkNanos(100_000_000);
      }
      assertThat(ticking.port()).isPositive();
    }
    assertThat(ask(scheduled)).isEqualTo("0");
    assertThat(
            ask(
                "select count(*) from app.reminder where state not in ('sent', 'suppressed', 'superseded')"))
        .isEqualTo("0");
    assertThat(
            ask(
                """
                select (select count(*) from app.reminder where state = 'sent')
                       - (select count(*) from app.event where type = 'reminder.due')
                """))
        .as("one event per sent reminder")
        .isEqualTo("0");
  }
}
