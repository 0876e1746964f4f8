package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Warnings about quotes that will probably not win, and VAT rates. */
class QuoteWarningsJourneyTest {

  private TestSandbox sandbox;
  private Actor organization;
  private Actor body;
  private String tender;
  private String invitation;

  @BeforeEach
  void anInvitedBody() {
    sandbox = TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 1, 1);
    organization = sandbox.organization(0);
    body = sandbox.body(0);
    tender = Steps.openTender(organization);
    invitation = Steps.accepts(body, tender);
  }

  private String withVat(int basisPoints) {
    return Steps.quote(invitation)
        .replace("\"vat_rate_bp\": 2000", "\"vat_rate_bp\": " + basisPoints);
  }

  /** Fails if other rates are accepted: 20 basis points are 0.20 %. */
  @Test
  void vatRatesAreAClosedList() {
    int refused = 0;
    for (int bp : new int[] {20, 1, 196, 200, 211, 549, 1960, 2001, 10_000}) {
      Answer answer = body.post("/v1/quotes", withVat(bp)).refused(422, "invalid_values");
      assertThat(answer.text("/errors/0/pointer")).isEqualTo("/vat_rate_bp");
      assertThat(answer.text("/errors/0/code")).isEqualTo("not_a_vat_rate");
      refused++;
    }
    Answer draft = body.post("/v1/quotes", withVat(2000)).expect(201);
    int accepted = 1;
    for (int bp : new int[] {1000, 850, 550, 210, 0}) {
      draft =
          body.patch("/v1/quotes/" + draft.id(), "{\"vat_rate_bp\": " + bp + "}")
              .ifMatch(draft.etag())
              .expect(200);
      accepted++;
    }
    body.post("/v1/quotes/" + draft.id() + "/submit")
        .ifMatch(draft.etag())
        .refused(422, "quote_incomplete");
    body.patch("/v1/quotes/" + draft.id(), "{\"vat_rate_bp\": 20}")
        .ifMatch(draft.etag())
        .refused(422, "invalid_values");
    System.out.println(refused + " rates refused, " + accepted + " accepted");
  }

  @Test
  void warningsAreShownOnDraftQuoteAndComparison() {
    String doubtful =
        Steps.quote(invitation, 2_200)
            .replace("\"main\": 1.0", "\"main\": 0.5")
            .replace("2027-02-10", "2027-05-02");

    Answer draft = body.post("/v1/quotes", doubtful).expect(201);
    List<String> expected =
        List.of(
            "/audit_days/main below_minimum",
            "/lines/1/amount audit_price_low",
            "/earliest_audit_on audit_after_validity",
            "/earliest_audit_on outside_wished_period");
    assertThat(warnings(draft.at("/warnings"))).containsExactlyElementsOf(expected);
    assertThat(draft.text("/warnings/0/detail")).contains("réglementation");
    Answer submitted = Steps.submits(body, draft);
    assertThat(warnings(submitted.at("/warnings"))).containsExactlyElementsOf(expected);
    sandbox.advanceTo("2026-12-15T11:00:01Z");

    Answer table = organization.get("/v1/tenders/" + tender + "/comparison").expect(200);
    assertThat(warnings(table.at("/not_comparable/0/warnings")))
        .containsExactlyElementsOf(expected);
    assertThat(
            warnings(
                organization
                    .get("/v1/tenders/" + tender + "/quotes")
                    .expect(200)
                    .at("/items/0/warnings")))
        .containsExactlyElementsOf(expected);
  }

  private static List<String> warnings(JsonNode list) {
    List<String> warnings = new ArrayList<>();
    list.forEach(
        each -> warnings.add(each.path("pointer").asText() + " " + each.path("code").asText()));
    return warnings;
  }
}
