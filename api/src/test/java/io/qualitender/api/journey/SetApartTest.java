package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.market.quote.Quote;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A quote of 120 euros, set apart from two realistic ones until the organization counts it. */
class SetApartTest {

  private static final String REASON =
      "{\"reason\": {\"code\": \"price_explained\", \"text\": \"Deux audits groupés.\"}}";

  private TestSandbox sandbox;
  private Actor organization;
  private String tender;
  private String absurd;
  private String first;
  private String count;

  @BeforeEach
  void threeQuotesAreOpened() {
    sandbox = TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 2, 3);
    organization = sandbox.organization(0);
    String id = Steps.openTender(organization);
    tender = "/v1/tenders/" + id;
    Actor cheap = sandbox.body(0);
    String json =
        Steps.quote(Steps.accepts(cheap, id), 10_000)
            .replaceAll("\"amount\": (15000|70000|12000|8000)", "\"amount\": 500");
    absurd = Steps.submits(cheap, cheap.post("/v1/quotes", json).expect(201)).id();
    count = "/v1/quotes/" + absurd + "/count";
    first = Steps.submits(sandbox.body(1), id, 110_000).id();
    Steps.submits(sandbox.body(2), id, 120_000);
    organization.post(count, REASON).refused(404, "not_found");
    sandbox.advanceTo("2026-12-15T11:00:01Z");
  }

  private Answer table() {
    return organization.get(tender + "/comparison").expect(200);
  }

  private Answer awarding(String quote, int status) {
    return organization
        .post(tender + "/awards", "{\"quote_id\": \"" + quote + "\"}")
        .ifMatch(organization.get(tender).expect(200).etag())
        .expect(status);
  }

  @Test
  void quoteSetApartHasNoRankAndSetsNoBestValue() {
    Answer table = table();

    assertThat(table.at("/items")).hasSize(2);
    assertThat(table.text("/items/0/quote_id")).isEqualTo(first);
    assertThat(table.text("/items/0/total_score")).isEqualTo("100.00");
    assertThat(table.text("/set_apart/0/quote_id")).isEqualTo(absurd);
    assertThat(table.at("/set_apart/0/rank").isNull()).isTrue();
    assertThat(table.at("/set_apart/0/awardable").asBoolean()).isFalse();
    assertThat(table.at("/set_apart/0/flags").toString()).isEqualTo("[\"abnormally_low\"]");
    assertThat(table.text("/set_apart/0/reason")).isEqualTo("set_apart");
    assertThat(awarding(absurd, 409).text("/code")).isEqualTo("quote_set_apart");

    Answer award = awarding(first, 201);
    assertThat(award.at("/rank").asInt()).isEqualTo(1);
    assertThat(sandbox.body(0).get("/v1/quotes/" + absurd).expect(200).at("/outcome").toString())
        .isEqualTo("{\"result\":\"not_retained\",\"rank\":null,\"reason\":\"set_apart\"}");
  }

  @Test
  void countedQuoteIsRankedAndTheReasonIsRecorded() {
    Answer list = organization.get(tender + "/quotes").expect(200);
    assertThat(list.at("/items/2/allowed_actions").toString()).isEqualTo("[\"count\"]");
    assertThat(list.at("/items/2/set_apart").toString()).isEqualTo("[\"abnormally_low\"]");
    assertThat(list.at("/items/1/allowed_actions")).isEmpty();
    organization.post(count, "{}").refused(422, "invalid_values");
    organization
        .post(count, "{\"reason\": {\"code\": \"other\", \"text\": \" \"}}")
        .refused(422, "invalid_values");
    organization
        .post(count, REASON)
        .withoutIdempotencyKey()
        .refused(400, "idempotency_key_required");
    organization.post(count, REASON).ifMatch("\"1\"").refused(412, "stale_version");
    sandbox.organization(1).post(count, REASON).refused(404, "not_found");
    sandbox.body(0).post(count, REASON).refused(403, "wrong_tenant_kind");

    Answer counted = organization.post(count, REASON).expect(200);
    assertThat(counted.text("/counted/text")).isEqualTo("Deux audits groupés.");
    assertThat(counted.at("/allowed_actions")).isEmpty();
    assertThat(counted.at("/version").asInt()).isEqualTo(list.at("/items/2/version").asInt() + 1);
    organization.post(count, REASON).refused(409, "quote_not_set_apart");
    organization.post("/v1/quotes/" + first + "/count", REASON).refused(409, "quote_not_set_apart");

    Answer table = table();
    assertThat(table.at("/set_apart")).isEmpty();
    assertThat(table.text("/items/0/quote_id")).isEqualTo(absurd);
    assertThat(table.at("/items/0/flags").toString()).isEqualTo("[\"abnormally_low\"]");
    assertThat(table.text("/items/0/counted/code")).isEqualTo("price_explained");
    UUID quote = Quote.ID.parse(absurd).orElseThrow();
    assertThat(
            TestServer.shared()
                .ask(
                    """
                    select h.act || ' ' || h.from_state || ' ' || h.to_state || ' ' || h.reason
                      from app.state_history h where h.subject_id = ? and h.act = 'count'
                    """,
                    quote))
        .isEqualTo("count opened opened price_explained");
    assertThat(
            TestServer.shared()
                .ask(
                    "select count(*) from app.event where subject_id = ? and type = 'quote.counted'",
                    quote))
        .isEqualTo("1");
    assertThat(awarding(absurd, 201).at("/rank").asInt()).isEqualTo(1);
  }

  @Test
  void noQuoteCanBeCountedAfterTheEnd() {
    organization
        .post(tender + "/close-without-award", "{\"reason\": {\"code\": \"too_expensive\"}}")
        .expect(200);

    organization.post(count, REASON).refused(409, "illegal_transition");
    assertThat(organization.get(tender + "/quotes").expect(200).at("/items/2/allowed_actions"))
        .isEmpty();
  }
}
