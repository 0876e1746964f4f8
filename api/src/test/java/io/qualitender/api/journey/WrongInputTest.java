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

/** Invalid input: all faults together, in the order of refusals, and nothing written. */
class WrongInputTest {

  private static final String START = "2026-12-01T08:00:00Z";

  private Actor atelier;
  private Actor other;
  private Actor aurore;
  private Actor boreal;

  @BeforeEach
  void aSandbox() {
    TestSandbox sandbox = TestSandbox.at(TestServer.shared().api(), START, 2, 5);
    atelier = sandbox.organization(0);
    other = sandbox.organization(1);
    aurore = sandbox.body(0);
    boreal = sandbox.body(1);
  }

  @Test
  void unknownFieldDecimalAmountAndWrongTypeAreReportedTogether() {
    Steps.saysWhoItIs(atelier);
    Answer refused =
        atelier
            .post(
                "/v1/tenders",
                """
                {"kind": "initial", "titel": "x", "min_quotes": 2.5, "wished_period": "soon"}
                """)
            .refused(400, "malformed_body");
    assertThat(pointers(refused))
        .containsExactlyInAnyOrder("/titel", "/min_quotes", "/wished_period");
    assertThat(atelier.get("/v1/tenders").expect(200).at("/items")).isEmpty();
  }

  @Test
  void duplicateKeyIsRefused() {
    Steps.saysWhoItIs(atelier);
    atelier
        .post("/v1/tenders", "{\"kind\": \"initial\", \"kind\": \"renewal\"}")
        .refused(400, "malformed_body");
  }

  @Test
  void invalidSiretNamesTheFailedCheck() {
    String etag = atelier.get("/v1/organization").expect(200).etag();
    Answer key =
        atelier
            .patch("/v1/organization", Steps.PROFILE.replace("73282932000074", "73282932000075"))
            .ifMatch(etag)
            .refused(422, "invalid_values");
    assertThat(pointers(key)).containsExactly("/head_office_siret");
    Answer both =
        atelier
            .patch(
                "/v1/organization",
                Steps.PROFILE
                    .replace("73282932000074", "7328293200007")
                    .replace("11751234575", "1175123457"))
            .ifMatch(etag)
            .refused(422, "invalid_values");
    assertThat(pointers(both)).containsExactlyInAnyOrder("/head_office_siret", "/nda");
    assertThat(both.json().at("/errors/0/code").asText())
        .as("another check, another code")
        .isNotEqualTo(key.json().at("/errors/0/code").asText());
    assertThat(atelier.get("/v1/organization").expect(200).etag())
        .as("nothing is written")
        .isEqualTo(etag);
  }

  @Test
  void wrongWeightsAndNearDeadlineAreReportedTogether() {
    Steps.saysWhoItIs(atelier);
    Answer refused =
        atelier
            .post(
                "/v1/tenders",
                Steps.TENDER
                    .replace("\"weight\": 60", "\"weight\": 50")
                    .replace("2026-12-15T11:00", "2026-12-03T11:00")
                    .replace("2026-12-11T11:00", "2026-12-02T11:00"))
            .refused(422, "invalid_values");
    assertThat(codes(refused)).containsExactlyInAnyOrder("too_early", "weights_sum");
  }

  @Test
  void bodyNotAccreditedForTheCategoryCannotBeInvited() {
    Steps.saysWhoItIs(atelier);
    Answer draft = atelier.post("/v1/tenders", Steps.TENDER).expect(201);
    String onlyApprenticeship = bodyWith("[\"apprentissage\"]");
    Answer refused =
        atelier
            .post(
                "/v1/tenders/" + draft.id() + "/invitations",
                "{\"certification_body_ids\": [\"cbd_00000000000000000000000000\", \"%s\"]}"
                    .formatted(onlyApprenticeship))
            .refused(422, "invalid_values");
    assertThat(pointers(refused))
        .containsExactly("/certification_body_ids/0", "/certification_body_ids/1");
    assertThat(codes(refused)).containsExactly("unknown_body", "category_not_accredited");
  }

  @Test
  void realBodyCannotBeInvitedFromASandbox() {
    Steps.saysWhoItIs(atelier);
    Answer draft = atelier.post("/v1/tenders", Steps.TENDER).expect(201);
    String real =
        atelier
            .get("/v1/certification-bodies?fictional=false&limit=1")
            .expect(200)
            .text("/items/0/id");
    Answer refused =
        atelier
            .post(
                "/v1/tenders/" + draft.id() + "/invitations",
                "{\"certification_body_ids\": [\"%s\"]}".formatted(real))
            .refused(422, "invalid_values");
    assertThat(codes(refused)).containsExactly("real_body_in_sandbox");
  }

  @Test
  void publishingReportsAllMissingValues() {
    Steps.saysWhoItIs(atelier);
    Answer bare = atelier.post("/v1/tenders", "{\"kind\": \"initial\"}").expect(201);
    Answer refused =
        atelier
            .post("/v1/tenders/" + bare.id() + "/publish")
            .ifMatch(bare.etag())
            .refused(422, "tender_incomplete");
    assertThat(pointers(refused))
        .containsExactlyInAnyOrder(
            "/title",
            "/wished_period/from_on",
            "/wished_period/to_on",
            "/audit_mode",
            "/invitations");
  }

  @Test
  void submittingReportsMissingLines() {
    String tender = Steps.openTender(atelier);
    String invitation = Steps.accepts(aurore, tender);
    Answer draft =
        aurore
            .post(
                "/v1/quotes",
                Steps.quote(invitation)
                    .replace("{\"code\": \"travel_main\", \"amount\": 12000},", ""))
            .expect(201);
    Answer refused =
        aurore
            .post("/v1/quotes/" + draft.id() + "/submit")
            .ifMatch(draft.etag())
            .refused(422, "quote_incomplete");
    assertThat(refused.text("/errors/0/detail")).contains("déplacements");
  }

  @Test
  void totalIsAnUnknownField() {
    String tender = Steps.openTender(atelier);
    String invitation = Steps.accepts(aurore, tender);
    String withTotal = Steps.quote(invitation).replaceFirst("\\{", "{\"total_excl_tax\": 215000, ");
    Answer refused = aurore.post("/v1/quotes", withTotal).refused(400, "malformed_body");
    assertThat(pointers(refused)).containsExactly("/total_excl_tax");
    String decimals = Steps.quote(invitation).replace("110000", "1100.00");
    assertThat(pointers(aurore.post("/v1/quotes", decimals).refused(400, "malformed_body")))
        .containsExactly("/lines/1/amount");
  }

  @Test
  void foreignIdGetsTheAnswerOfAnUnknownOne() {
    String tender = Steps.openTender(atelier);
    String invitation = Steps.accepts(aurore, tender);
    String unknownId = "inv_00000000000000000000000000";
    JsonNode foreign =
        boreal.post("/v1/quotes", Steps.quote(invitation)).refused(404, "not_found").json();
    JsonNode unknown =
        boreal.post("/v1/quotes", Steps.quote(unknownId)).refused(404, "not_found").json();
    assertThat(without(foreign)).isEqualTo(without(unknown));

    // 404 before 400, so that a malformed body reveals nothing.
    other
        .patch("/v1/tenders/" + tender, "{\"nonsense\": ")
        .ifMatch("\"1\"")
        .refused(404, "not_found");
  }

  @Test
  void staleOrMissingVersionIsRefused() {
    Steps.saysWhoItIs(atelier);
    Answer draft = atelier.post("/v1/tenders", Steps.TENDER).expect(201);
    String path = "/v1/tenders/" + draft.id();
    atelier.patch(path, "{\"title\": \"Autre\"}").refused(428, "if_match_required");
    Answer unquoted =
        atelier.patch(path, "{\"title\": \"Autre\"}").ifMatch("1").refused(400, "bad_request");
    assertThat(unquoted.text("/errors/0/header")).isEqualTo("If-Match");
    atelier.patch(path, "{\"title\": \"Autre\"}").ifMatch(draft.etag()).expect(200);
    atelier
        .patch(path, "{\"title\": \"Encore\"}")
        .ifMatch(draft.etag())
        .refused(412, "stale_version");
    assertThat(atelier.get(path).expect(200).text("/title")).isEqualTo("Autre");
  }

  @Test
  void idempotencyKeyIsForOneRequest() {
    Steps.saysWhoItIs(atelier);
    Answer first = atelier.post("/v1/tenders", Steps.TENDER).idempotencyKey("k-1").expect(201);
    Answer again = atelier.post("/v1/tenders", Steps.TENDER).idempotencyKey("k-1").expect(201);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    atelier
        .post("/v1/tenders", Steps.TENDER.replace("2027\",", "2028\","))
        .idempotencyKey("k-1")
        .refused(422, "idempotency_key_reused");
    assertThat(atelier.get("/v1/tenders").expect(200).at("/items")).hasSize(1);
    atelier
        .post("/v1/tenders/" + first.id() + "/publish")
        .ifMatch(first.etag())
        .withoutIdempotencyKey()
        .refused(400, "idempotency_key_required");
  }

  @Test
  void hugeBodyIsRefusedBeforeItIsRead() {
    String huge = "{\"title\": \"" + "x".repeat(2_000_000) + "\"}";
    atelier.post("/v1/tenders", huge).refused(413, "body_too_large");
  }

  /** Plain JSON is read as a merge patch, which many clients cannot name; nothing else is. */
  @Test
  void patchIsAMergePatch() {
    Steps.saysWhoItIs(atelier);
    Answer draft = atelier.post("/v1/tenders", Steps.TENDER).expect(201);
    String path = "/v1/tenders/" + draft.id();
    for (String other : List.of("application/json-patch+json", "text/plain")) {
      atelier
          .call("PATCH", path)
          .body(other, "{\"title\": \"x\"}")
          .ifMatch(draft.etag())
          .refused(415, "unsupported_media_type");
    }
    Answer patched =
        atelier
            .call("PATCH", path)
            .body("application/json", "{\"title\": \"x\", \"audit_mode\": null}")
            .ifMatch(draft.etag())
            .expect(200);
    assertThat(patched.text("/title")).isEqualTo("x");
    assertThat(patched.at("/audit_mode").isNull()).isTrue();
    assertThat(patched.at("/min_quotes")).isEqualTo(draft.at("/min_quotes"));
  }

  @Test
  void publishedTenderCannotBePatched() {
    String tender = Steps.openTender(atelier);
    String etag = atelier.get("/v1/tenders/" + tender).expect(200).etag();
    Answer refused =
        atelier
            .patch("/v1/tenders/" + tender, "{\"title\": \"Plus court\"}")
            .ifMatch(etag)
            .refused(409, "tender_not_draft");
    assertThat(refused.text("/current_state")).isEqualTo("open");
    assertThat(refused.json().at("/allowed_actions").toString())
        .isEqualTo("[\"invite\",\"cancel\"]");
  }

  @Test
  void bodyCannotActAsAnOrganization() {
    aurore.post("/v1/tenders", Steps.TENDER).refused(403, "wrong_tenant_kind");
    atelier.get("/v1/invitations").refused(403, "wrong_tenant_kind");
  }

  private String bodyWith(String categories) {
    for (JsonNode body :
        atelier.get("/v1/certification-bodies?fictional=true").expect(200).at("/items")) {
      if (body.path("action_categories").toString().equals(categories)) {
        return body.path("id").asText();
      }
    }
    throw new AssertionError("the sandbox has no body for " + categories);
  }

  private static List<String> pointers(Answer answer) {
    return each(answer, "pointer");
  }

  private static List<String> codes(Answer answer) {
    return each(answer, "code");
  }

  private static List<String> each(Answer answer, String member) {
    List<String> values = new ArrayList<>();
    answer.at("/errors").forEach(error -> values.add(error.path(member).asText()));
    return values;
  }

  private static String without(JsonNode problem) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) problem)
        .without("request_id")
        .toString();
  }
}
