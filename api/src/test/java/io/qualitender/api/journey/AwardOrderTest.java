package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.award.Award;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Sql;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The newest award of a tender where an older one has the greater id, since the clock of its node
 * is ten minutes ahead. Fails if a statement of {@code AwardDao} orders by ids instead of numbers.
 */
class AwardOrderTest {

  private static final long TEN_MINUTES = 600_000;

  private TestSandbox sandbox;
  private Actor organization;
  private Actor first;
  private Actor second;
  private String tender;
  private String quote;
  private String other;

  @BeforeEach
  void createLapsedAwardWithGreaterId() {
    sandbox = TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 1, 2);
    organization = sandbox.organization(0);
    first = sandbox.body(0);
    second = sandbox.body(1);
    tender = "/v1/tenders/" + Steps.openTender(organization);
    quote = Steps.submits(first, tender.substring("/v1/tenders/".length()), 110_000).id();
    other = Steps.submits(second, tender.substring("/v1/tenders/".length()), 120_000).id();
    sandbox.advanceTo("2026-12-15T11:00:01Z");
    mintedAhead(propose(quote, "").id());
    sandbox.advanceTo("2026-12-23T08:00:00Z");
  }

  private Answer propose(String quoteId, String justification) {
    return organization
        .post(tender + "/awards", "{\"quote_id\": \"" + quoteId + "\"" + justification + "}")
        .ifMatch(organization.get(tender).expect(200).etag())
        .expect(201);
  }

  private Answer proposeOther() {
    return propose(
        other,
        ", \"justification\": {\"code\": \"first_unavailable\", \"text\": \"Sans réponse.\"}");
  }

  /** Gives the award an id of ten minutes ahead. */
  private static void mintedAhead(String award) {
    UUID id = Award.ID.parse(award).orElseThrow();
    UUID ahead =
        new UUID(id.getMostSignificantBits() + (TEN_MINUTES << 16), id.getLeastSignificantBits());
    Sql.committed(
        TestServer.shared().database().superuser(),
        connection -> {
          Sql.run(connection, "set local session_replication_role = replica");
          Sql.run(
              connection, "update app.award_result set award_id = ? where award_id = ?", ahead, id);
          return Sql.run(connection, "update app.tender_award set id = ? where id = ?", ahead, id);
        });
  }

  @Test
  void noSecondAwardWhileOneIsPending() {
    String pending = proposeOther().id();

    Answer refused =
        organization
            .post(tender + "/awards", "{\"quote_id\": \"" + quote + "\"}")
            .ifMatch(organization.get(tender).expect(200).etag())
            .refused(409, "award_pending");
    assertThat(refused.text("/current_state")).as("the tender's").isEqualTo("awarded");
    assertThat(organization.get(tender).expect(200).text("/award/id")).isEqualTo(pending);
  }

  @Test
  void acceptedAwardIsContractedAndPreventsClosing() {
    Answer award = proposeOther();
    String reason = "{\"reason\": {\"code\": \"too_expensive\"}}";
    organization.post(tender + "/close-without-award", reason).refused(409, "illegal_transition");
    second.post("/v1/awards/" + award.id() + "/accept").expect(200);

    organization.post(tender + "/close-without-award", reason).refused(409, "illegal_transition");
    Answer contract =
        organization.post(tender + "/contract", "{\"signed_on\": \"2026-12-23\"}").expect(201);
    assertThat(contract.text("/award_id")).isEqualTo(award.id());
  }

  @Test
  void newestResultIsShownAndAwardsAreListedNewestFirst() {
    Answer award = proposeOther();

    assertThat(second.get("/v1/quotes/" + other).expect(200).text("/outcome/result"))
        .isEqualTo("awarded");
    assertThat(first.get("/v1/quotes/" + quote).expect(200).text("/outcome/result"))
        .isEqualTo("not_retained");
    Answer page = organization.get(tender + "/awards?limit=1").expect(200);
    assertThat(page.text("/items/0/id")).isEqualTo(award.id());
    Answer next =
        organization
            .get(tender + "/awards?limit=1&cursor=" + page.text("/next_cursor"))
            .expect(200);
    assertThat(List.of(next.text("/items/0/state"), "" + next.at("/next_cursor").isNull()))
        .containsExactly("lapsed", "true");
  }
}
