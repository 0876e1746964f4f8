package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A tender uses the versions of the dated data of its day of publication. Fails if {@code
 * FrozenData} returns the newest version.
 */
class FrozenTenderTest {

  private TestSandbox sandbox;
  private Actor organization;
  private Actor first;
  private Actor second;

  /** Two days before the guide in which travel is two lines. */
  @BeforeEach
  void aSandboxUnderTheOldGuide() {
    sandbox = TestSandbox.at(TestServer.shared().api(), "2026-11-24T08:00:00Z", 1, 2);
    organization = sandbox.organization(0);
    first = sandbox.body(0);
    second = sandbox.body(1);
  }

  private static String underTheOldGuide(String invitation, long mainAudit) {
    return Steps.quote(invitation, mainAudit)
        .replace(
            "{\"code\": \"travel_main\", \"amount\": 12000}, {\"code\": \"travel_surveillance\", \"amount\": 8000}",
            "{\"code\": \"travel\", \"amount\": 20000}");
  }

  @Test
  void oldTenderKeepsItsLinesAndRanks() {
    String tender = Steps.openTender(organization);
    String invitation = Steps.accepts(first, tender);
    sandbox.advanceTo("2026-12-02T08:00:00Z");
    assertThat(
            first
                .get("/v1/invitations/" + invitation)
                .expect(200)
                .text("/tender/decided_by/price_guide"))
        .isEqualTo("2026-11-23");

    Answer refused =
        first.post("/v1/quotes", Steps.quote(invitation)).refused(422, "invalid_values");
    assertThat(refused.at("/errors")).hasSize(2);
    assertThat(refused.text("/errors/0/code")).isEqualTo("not_asked");
    Answer withTerms =
        first
            .post(
                "/v1/quotes",
                underTheOldGuide(invitation, 110_000)
                    .replace(
                        "\"lines\"", "\"terms\": {\"payment_schedule\": \"yearly\"}, \"lines\""))
            .refused(422, "invalid_values");
    assertThat(withTerms.text("/errors/0/pointer")).isEqualTo("/terms/payment_schedule");

    Answer best =
        Steps.submits(
            first, first.post("/v1/quotes", underTheOldGuide(invitation, 110_000)).expect(201));
    Answer next =
        Steps.submits(
            second,
            second
                .post("/v1/quotes", underTheOldGuide(Steps.accepts(second, tender), 160_000))
                .expect(201));
    sandbox.advanceTo("2026-12-15T11:00:01Z");

    Answer table = organization.get("/v1/tenders/" + tender + "/comparison").expect(200);
    assertThat(table.at("/decided_by").toString())
        .contains("\"tender_rules\":\"2026-11-24\",\"price_guide\":\"2026-11-23\"");
    assertThat(table.text("/items/0/quote_id")).isEqualTo(best.id());
    assertThat(table.at("/items/0/cycle_cost/excl_tax").asInt()).isEqualTo(215_000);
    assertThat(table.text("/items/1/quote_id")).isEqualTo(next.id());
    assertThat(table.text("/items/1/total_score")).isEqualTo("84.33");
    assertThat(table.at("/items/1/lines/5").toString())
        .isEqualTo(
            "{\"code\":\"travel\",\"amount\":20000,\"included\":false,\"not_offered\":false,"
                + "\"counted\":true,\"condition\":null}");
    assertThat(
            organization
                .get("/v1/price-guide?version=2026-11-23")
                .expect(200)
                .at("/quote_lines/5/code")
                .asText())
        .isEqualTo("travel");
    organization.get("/v1/price-guide?version=2025-01-01").refused(404, "not_found");
  }

  @Test
  void newTenderHasTwoTravelLinesAndTerms() {
    sandbox.advanceTo("2026-12-02T08:00:00Z");
    String tender = Steps.openTender(organization);
    String invitation = Steps.accepts(first, tender);
    first.post("/v1/quotes", underTheOldGuide(invitation, 110_000)).refused(422, "invalid_values");
    String terms =
        """
        "terms": {"payment_schedule": "at_each_audit", "price_indexation": "indexed",
                  "price_indexation_text": "Syntec, chaque 1er janvier.", "change_of_terms": "fixed_for_cycle",
                  "cancellation_notice_days": 60, "surveillance_mode": "remote"}, "lines"
        """
            .strip();
    Answer draft =
        first.post("/v1/quotes", Steps.quote(invitation).replace("\"lines\"", terms)).expect(201);
    Answer discounted =
        first
            .patch("/v1/quotes/" + draft.id(), "{\"terms\": {\"cancellation_notice_days\": null}}")
            .ifMatch(draft.etag())
            .expect(200);
    assertThat(discounted.text("/terms/surveillance_mode")).isEqualTo("remote");
    Answer sealed = Steps.submits(first, discounted);
    assertThat(sealed.at("/cycle_cost/excl_tax").asInt()).isEqualTo(215_000);
    sandbox.advanceTo("2026-12-15T11:00:01Z");

    Answer table = organization.get("/v1/tenders/" + tender + "/comparison").expect(200);
    assertThat(table.text("/decided_by/price_guide")).isEqualTo("2026-11-26");
    assertThat(table.text("/items/0/terms/price_indexation")).isEqualTo("indexed");
    assertThat(table.text("/items/0/total_score")).isEqualTo("100.00");
    Answer opened = organization.get("/v1/tenders/" + tender + "/quotes").expect(200);
    assertThat(opened.text("/items/0/terms/change_of_terms")).isEqualTo("fixed_for_cycle");
  }
}
