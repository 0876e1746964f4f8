package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.market.award.Award;
import io.qualitender.api.market.tender.Tender;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Awards: from the opened quotes to the contract, and all other ends of an award. */
class AwardJourneyTest {

  private static final String AFTER_THE_DEADLINE = "2026-12-15T11:00:01Z";

  private static final String JUSTIFICATION =
      "{\"code\": \"availability\", \"text\": \"Le premier ne peut auditer avant juin.\"}";

  private TestSandbox sandbox;
  private Actor atelier;
  private Actor aurore;
  private Actor boreal;
  private Actor cadran;

  @BeforeEach
  void aSandbox() {
    sandbox = TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 2, 4);
    atelier = sandbox.organization(0);
    aurore = sandbox.body(0);
    boreal = sandbox.body(1);
    cadran = sandbox.body(2);
  }

  /** A tender of which {@link #aurore} and {@link #boreal} have quoted, the first the cheaper. */
  private final class Opened {
    final String tender = Steps.openTender(atelier);
    final String first = Steps.submits(aurore, tender, 110_000).id();
    final String second = Steps.submits(boreal, tender, 160_000).id();

    Opened() {
      sandbox.advanceTo(AFTER_THE_DEADLINE);
    }

    String path() {
      return "/v1/tenders/" + tender;
    }

    String etag() {
      return atelier.get(path()).expect(200).etag();
    }

    String state() {
      return atelier.get(path()).expect(200).text("/state");
    }

    Answer award(String quote) {
      return atelier.post(path() + "/awards", choosing(quote)).ifMatch(etag()).expect(201);
    }

    Answer awardSecond() {
      return atelier
          .post(path() + "/awards", choosing(second, JUSTIFICATION))
          .ifMatch(etag())
          .expect(201);
    }

    Answer refused(String body, int status, String code) {
      return atelier.post(path() + "/awards", body).ifMatch(etag()).refused(status, code);
    }
  }

  private static String choosing(String quote) {
    return "{\"quote_id\": \"%s\"}".formatted(quote);
  }

  private static String choosing(String quote, String justification) {
    return "{\"quote_id\": \"%s\", \"justification\": %s}".formatted(quote, justification);
  }

  private static String accept(Answer award) {
    return "/v1/awards/" + award.id() + "/accept";
  }

  private static String decline(Answer award) {
    return "/v1/awards/" + award.id() + "/decline";
  }

  private static String revoke(Answer award) {
    return "/v1/awards/" + award.id() + "/revoke";
  }

  @Test
  void comparisonMatchesHandComputedScores() {
    Opened opened = new Opened();

    Answer table = atelier.get(opened.path() + "/comparison").expect(200);

    JsonNode first = table.at("/items/0");
    assertThat(first.at("/rank").asInt()).isEqualTo(1);
    assertThat(first.at("/quote_id").asText()).isEqualTo(opened.first);
    assertThat(first.at("/certification_body/id").asText()).isEqualTo(sandbox.bodyId(0));
    assertThat(first.at("/cycle_cost").toString())
        .isEqualTo("{\"excl_tax\":215000,\"tax\":43000,\"incl_tax\":258000,\"currency\":\"EUR\"}");
    assertThat(first.at("/cost_per_audit_day/excl_tax").asInt()).isEqualTo(120_000);
    assertThat(first.at("/lead_time_days").asInt()).isEqualTo(57);
    assertThat(first.at("/total_score").asText()).isEqualTo("100.00");
    assertThat(first.at("/audit_days/main").toString())
        .isEqualTo("{\"offered\":1.0,\"required\":1.0,\"verdict\":\"meets\"}");
    assertThat(first.at("/awardable").asBoolean()).isTrue();

    // 60 × 215/265 + 20 × 1200/1533.33… + 20 = 48.679… + 15.652… + 20
    JsonNode second = table.at("/items/1");
    assertThat(second.at("/scores/0/score").asText()).isEqualTo("81.13");
    assertThat(second.at("/scores/1/score").asText()).isEqualTo("78.26");
    assertThat(second.at("/scores/2/score").asText()).isEqualTo("100.00");
    assertThat(second.at("/total_score").asText()).isEqualTo("84.33");
    assertThat(table.at("/min_quotes_reached").asBoolean()).isTrue();
    assertThat(table.at("/market").isNull()).isTrue();

    Answer quotes = atelier.get(opened.path() + "/quotes?limit=1").expect(200);
    assertThat(quotes.text("/items/0/id")).isEqualTo(opened.second);
    String next = quotes.text("/next_cursor");
    assertThat(
            atelier
                .get(opened.path() + "/quotes?limit=1&cursor=" + next)
                .expect(200)
                .text("/items/0/id"))
        .isEqualTo(opened.first);
  }

  @Test
  void draftHasNoComparison() {
    Steps.saysWhoItIs(atelier);
    String draft = atelier.post("/v1/tenders", Steps.TENDER).expect(201).id();

    for (String list : List.of("/comparison", "/quotes")) {
      Answer refused = atelier.get("/v1/tenders/" + draft + list).refused(409, "tender_not_opened");
      assertThat(refused.text("/current_state")).isEqualTo("draft");
    }
  }

  @Test
  void awardIsProposedAcceptedAndContracted() {
    Opened opened = new Opened();
    sandbox.advanceTo("2026-12-16T08:00:00Z");

    Answer award = opened.award(opened.first);
    assertThat(award.text("/state")).isEqualTo("proposed");
    assertThat(award.text("/lapses_at")).isEqualTo("2026-12-23T23:00:00.000Z");
    assertThat(award.at("/rank").asInt()).isEqualTo(1);
    assertThat(award.at("/allowed_actions").toString()).isEqualTo("[\"revoke\"]");
    assertThat(award.header("Location")).isEqualTo("/v1/awards/" + award.id());
    assertThat(opened.state()).isEqualTo("awarded");
    assertThat(atelier.get(opened.path()).expect(200).text("/award/id")).isEqualTo(award.id());

    Answer received = aurore.get("/v1/awards?state=proposed").expect(200);
    assertThat(received.text("/items/0/id")).isEqualTo(award.id());
    assertThat(received.at("/items/0/allowed_actions").toString())
        .isEqualTo("[\"accept\",\"decline\"]");
    assertThat(received.text("/items/0/organization/legal_name")).isEqualTo("Atelier des Métiers");
    assertThat(boreal.get("/v1/awards").expect(200).at("/items")).isEmpty();

    atelier
        .post(opened.path() + "/contract", "{\"signed_on\": \"2026-12-16\"}")
        .refused(409, "award_not_accepted");

    Answer accepted = aurore.post(accept(award)).expect(200);
    assertThat(accepted.text("/state")).isEqualTo("accepted");
    assertThat(accepted.etag()).isEqualTo("\"2\"");
    assertThat(accepted.at("/allowed_actions")).isEmpty();
    aurore.post(accept(award)).refused(409, "illegal_transition");

    sandbox.advanceTo("2027-01-05T09:00:00Z");
    Answer contract =
        atelier.post(opened.path() + "/contract", "{\"signed_on\": \"2027-01-05\"}").expect(201);
    assertThat(contract.text("/award_id")).isEqualTo(award.id());
    assertThat(contract.at("/action_categories").toString())
        .isEqualTo("[\"actions_de_formation\"]");
    assertThat(opened.state()).isEqualTo("contracted");
    Answer file = atelier.get("/v1/certification-file").expect(200);
    assertThat(file.text("/phase")).isEqualTo("application");
    assertThat(file.text("/certification_body/id")).isEqualTo(sandbox.bodyId(0));
    Answer known = aurore.get("/v1/awards/" + award.id()).expect(200);
    assertThat(known.text("/certification_file_id")).isEqualTo(file.id());
    assertThat(known.text("/contract/signed_on")).isEqualTo("2027-01-05");
    atelier
        .post(opened.path() + "/contract", "{\"signed_on\": \"2027-01-05\"}")
        .refused(409, "illegal_transition");
  }

  @Test
  void bodiesReadTheirOwnResultOnly() {
    Opened opened = new Opened();
    assertThat(boreal.get("/v1/quotes/" + opened.second).expect(200).at("/outcome").isNull())
        .isTrue();

    Answer award = opened.award(opened.first);

    Answer loser = boreal.get("/v1/quotes/" + opened.second).expect(200);
    assertThat(loser.at("/outcome").toString())
        .isEqualTo("{\"result\":\"not_retained\",\"rank\":2,\"reason\":\"another_quote_awarded\"}");
    assertThat(loser.body()).doesNotContain("215000").doesNotContain(award.id());
    assertThat(aurore.get("/v1/quotes/" + opened.first).expect(200).text("/outcome/result"))
        .isEqualTo("awarded");
    boreal.get("/v1/awards/" + award.id()).refused(404, "not_found");
    boreal.post(accept(award)).refused(404, "not_found");
    sandbox.organization(1).get("/v1/awards/" + award.id()).refused(404, "not_found");
    sandbox.organization(1).post(revoke(award)).refused(404, "not_found");
  }

  @Test
  void awardToAnotherThanTheFirstNeedsAPrivateJustification() {
    Opened opened = new Opened();

    Answer refused = opened.refused(choosing(opened.second), 422, "invalid_values");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/justification");

    Answer award = opened.awardSecond();
    assertThat(award.at("/rank").asInt()).isEqualTo(2);
    assertThat(award.text("/justification/code")).isEqualTo("availability");
    Answer seen = boreal.get("/v1/awards/" + award.id()).expect(200);
    assertThat(seen.at("/rank").isNull()).isTrue();
    assertThat(seen.at("/justification").isNull()).isTrue();
  }

  @Test
  void allFaultsOfAnAwardAreReportedTogether() {
    Opened opened = new Opened();

    Answer refused =
        opened.refused(
            choosing(opened.second, "{\"code\": \"cheaper\", \"text\": \"\"}"),
            422,
            "invalid_values");
    assertThat(pointers(refused))
        .containsExactlyInAnyOrder("/justification/code", "/justification/text");
    assertThat(pointers(opened.refused("{}", 422, "invalid_values"))).containsExactly("/quote_id");
    assertThat(pointers(opened.refused("{\"quote\": 1}", 400, "malformed_body")))
        .contains("/quote");
  }

  private static List<String> pointers(Answer refused) {
    return Stream.iterate(0, i -> i < refused.at("/errors").size(), i -> i + 1)
        .map(i -> refused.text("/errors/" + i + "/pointer"))
        .toList();
  }

  @Test
  void fewerQuotesThanExpectedNeedAJustification() {
    String tender = Steps.openTender(atelier);
    String only = Steps.submits(aurore, tender, 110_000).id();
    sandbox.advanceTo(AFTER_THE_DEADLINE);
    String path = "/v1/tenders/" + tender;
    Answer read = atelier.get(path).expect(200);

    Answer refused =
        atelier
            .post(path + "/awards", choosing(only))
            .ifMatch(read.etag())
            .refused(422, "invalid_values");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/justification");
    atelier
        .post(
            path + "/awards",
            choosing(only, "{\"code\": \"few_quotes\", \"text\": \"Seul à couvrir le site.\"}"))
        .ifMatch(read.etag())
        .expect(201);
  }

  @Test
  void onlyOpenedQuotesOfTheTenderCanBeAwarded() {
    String tender = Steps.openTender(atelier);
    Steps.submits(aurore, tender, 110_000);
    Steps.submits(boreal, tender, 120_000);
    Answer withdrawn = Steps.submits(cadran, tender, 90_000);
    cadran.post("/v1/quotes/" + withdrawn.id() + "/withdraw").expect(200);
    String path = "/v1/tenders/" + tender;
    String sealed = atelier.get(path).expect(200).etag();
    atelier
        .post(path + "/awards", choosing(withdrawn.id()))
        .ifMatch(sealed)
        .refused(409, "illegal_transition");
    sandbox.advanceTo(AFTER_THE_DEADLINE);

    String etag = atelier.get(path).expect(200).etag();
    for (String quote : List.of(withdrawn.id(), "quo_00000000000000000000000000", "nonsense")) {
      atelier.post(path + "/awards", choosing(quote)).ifMatch(etag).refused(404, "not_found");
    }
  }

  @Test
  void expiredQuoteKeepsItsRankButCannotBeAwarded() {
    Opened opened = new Opened();
    sandbox.advanceTo("2027-03-31T22:00:00Z");

    JsonNode row = atelier.get(opened.path() + "/comparison").expect(200).at("/items/0");
    assertThat(row.at("/rank").asInt()).isEqualTo(1);
    assertThat(row.at("/flags").toString()).isEqualTo("[\"expired\"]");
    assertThat(row.at("/awardable").asBoolean()).isFalse();
    Answer refused = opened.refused(choosing(opened.first), 409, "quote_expired");
    assertThat(refused.text("/valid_until_on")).isEqualTo("2027-03-31");
    assertThat(opened.state()).isEqualTo("opened");
  }

  @Test
  void quoteBelowTheStatutoryMinimumCannotBeAwarded() {
    String tender = Steps.openTender(atelier);
    String invitation = Steps.accepts(cadran, tender);
    String tooShort =
        Steps.submits(
                cadran,
                cadran
                    .post(
                        "/v1/quotes",
                        Steps.quote(invitation, 10_000).replace("\"main\": 1.0", "\"main\": 0.5"))
                    .expect(201))
            .id();
    String first = Steps.submits(aurore, tender, 110_000).id();
    sandbox.advanceTo(AFTER_THE_DEADLINE);
    String path = "/v1/tenders/" + tender;

    Answer table = atelier.get(path + "/comparison").expect(200);
    assertThat(table.at("/items")).hasSize(1);
    assertThat(table.text("/items/0/quote_id")).isEqualTo(first);
    JsonNode beside = table.at("/not_comparable/0");
    assertThat(beside.at("/quote_id").asText()).isEqualTo(tooShort);
    assertThat(beside.at("/reason").asText()).isEqualTo("below_minimum");
    assertThat(beside.at("/rank").isNull()).isTrue();
    assertThat(beside.at("/audit_days/main/verdict").asText()).isEqualTo("below_minimum");
    assertThat(beside.at("/cycle_cost/excl_tax").asInt()).isEqualTo(115_000);
    atelier
        .post(path + "/awards", choosing(tooShort))
        .ifMatch(atelier.get(path).expect(200).etag())
        .refused(409, "quote_below_minimum");
  }

  @Test
  void unansweredAwardLapses() {
    Opened opened = new Opened();
    Answer award = opened.award(opened.first);
    assertThat(award.text("/lapses_at")).isEqualTo("2026-12-22T23:00:00.000Z");
    sandbox.advanceTo("2026-12-22T23:00:00Z");

    Answer lapsed = aurore.get("/v1/awards/" + award.id()).expect(200);
    assertThat(lapsed.text("/state")).isEqualTo("lapsed");
    assertThat(lapsed.etag()).isEqualTo("\"2\"");
    assertThat(aurore.get("/v1/awards?state=lapsed").expect(200).at("/items")).hasSize(1);
    assertThat(aurore.get("/v1/awards?state=proposed").expect(200).at("/items")).isEmpty();
    Answer refused = aurore.post(accept(award)).refused(409, "award_lapsed");
    assertThat(refused.text("/deadline")).isEqualTo("2026-12-22T23:00:00.000Z");
    assertThat(refused.text("/current_state")).isEqualTo("lapsed");
    atelier.post(revoke(award)).refused(409, "award_lapsed");

    Answer next = opened.awardSecond();
    assertThat(boreal.post(accept(next)).expect(200).text("/state")).isEqualTo("accepted");
    Answer awards = atelier.get(opened.path() + "/awards").expect(200);
    assertThat(awards.text("/items/0/id")).isEqualTo(next.id());
    assertThat(awards.text("/items/1/state")).isEqualTo("lapsed");
    assertThat(boreal.get("/v1/quotes/" + opened.second).expect(200).text("/outcome/result"))
        .isEqualTo("awarded");
    assertThat(aurore.get("/v1/quotes/" + opened.first).expect(200).text("/outcome/result"))
        .isEqualTo("not_retained");
  }

  @Test
  void declinedAwardHasAReasonAndAllowsAnother() {
    Opened opened = new Opened();
    Answer award = opened.award(opened.first);
    opened.refused(choosing(opened.first), 409, "award_pending");
    assertThat(pointers(aurore.post(decline(award), "{}").refused(422, "invalid_values")))
        .containsExactly("/reason");

    aurore.post(decline(award), "{\"reason\": {\"code\": \"no_capacity\"}}").expect(200);

    Answer read = atelier.get("/v1/awards/" + award.id()).expect(200);
    assertThat(read.text("/state")).isEqualTo("declined");
    assertThat(read.text("/decline_reason/code")).isEqualTo("no_capacity");
    assertThat(opened.awardSecond().text("/state")).isEqualTo("proposed");
  }

  @Test
  void revokedAwardCannotBeAccepted() {
    Opened opened = new Opened();
    Answer award = opened.award(opened.first);

    assertThat(atelier.post(revoke(award)).expect(200).text("/state")).isEqualTo("revoked");

    Answer refused = aurore.post(accept(award)).refused(409, "illegal_transition");
    assertThat(refused.text("/current_state")).isEqualTo("revoked");
    assertThat(opened.award(opened.first).text("/state")).isEqualTo("proposed");
  }

  @Test
  void tenderWithAnActiveAwardCannotBeClosed() {
    Opened opened = new Opened();
    Answer award = opened.award(opened.first);
    String close = opened.path() + "/close-without-award";
    String reason = "{\"reason\": {\"code\": \"too_expensive\"}}";

    atelier.post(close, reason).refused(409, "illegal_transition");
    atelier.post(revoke(award)).expect(200);
    assertThat(atelier.post(close, reason).expect(200).text("/state")).isEqualTo("unsuccessful");
    assertThat(aurore.get("/v1/invitations").expect(200).text("/items/0/tender/closed_reason"))
        .as("invited bodies read the reason")
        .isEqualTo("too_expensive");
    aurore.post(accept(award)).refused(409, "illegal_transition");
    opened.refused(choosing(opened.first), 409, "illegal_transition");
    assertThat(atelier.get(opened.path() + "/comparison").expect(200).at("/items")).hasSize(2);
  }

  @Test
  void awardNeedsTheTendersCurrentVersion() {
    Opened opened = new Opened();
    String path = opened.path() + "/awards";

    atelier.post(path, choosing(opened.first)).refused(428, "if_match_required");
    atelier.post(path, choosing(opened.first)).ifMatch("\"1\"").refused(412, "stale_version");
    atelier
        .post(path, choosing(opened.first))
        .ifMatch(opened.etag())
        .withoutIdempotencyKey()
        .refused(400, "idempotency_key_required");
    assertThat(opened.state()).isEqualTo("opened");
  }

  @Test
  void repeatedRequestAwardsOnce() {
    Opened opened = new Opened();
    String etag = opened.etag();
    String path = opened.path() + "/awards";

    Answer once =
        atelier.post(path, choosing(opened.first)).ifMatch(etag).idempotencyKey("a-1").expect(201);
    Answer again =
        atelier.post(path, choosing(opened.first)).ifMatch(etag).idempotencyKey("a-1").expect(201);

    assertThat(again.body()).isEqualTo(once.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(atelier.get(path).expect(200).at("/items")).hasSize(1);
  }

  @Test
  void contractIsSignedBetweenTheProposalAndToday() {
    Opened opened = new Opened();
    Answer award = opened.award(opened.first);
    aurore.post(accept(award)).expect(200);
    String path = opened.path() + "/contract";

    for (String day : List.of("2026-12-14", "2026-12-16")) {
      Answer refused =
          atelier
              .post(path, "{\"signed_on\": \"%s\"}".formatted(day))
              .refused(422, "invalid_values");
      assertThat(pointers(refused)).containsExactly("/signed_on");
    }
    atelier.post(path, "{\"signed_on\": \"2026-12-15\"}").expect(201);
  }

  @Test
  void concurrentAcceptAndRevokeHaveOneWinner() throws Exception {
    Opened opened = new Opened();
    Answer award = opened.award(opened.first);
    Answer[] answers = new Answer[2];
    Thread accepting = new Thread(() -> answers[0] = aurore.post(accept(award)).send());
    Thread revoking = new Thread(() -> answers[1] = atelier.post(revoke(award)).send());

    accepting.start();
    revoking.start();
    accepting.join();
    revoking.join();

    assertThat(Stream.of(answers).map(Answer::status)).containsExactlyInAnyOrder(200, 409);
    String state = answers[0].status() == 200 ? "accepted" : "revoked";
    assertThat(atelier.get("/v1/awards/" + award.id()).expect(200).text("/state")).isEqualTo(state);
  }

  @Test
  void everyActOnAnAwardTakesTheTendersLock() throws Exception {
    Opened opened = new Opened();
    String etag = opened.etag();
    UUID tenderId = Tender.ID.parse(opened.tender).orElseThrow();
    try (Connection holder = TestServer.shared().connect()) {
      holder.setAutoCommit(false);
      lock(holder, tenderId);
      atelier
          .post(opened.path() + "/awards", choosing(opened.first))
          .ifMatch(etag)
          .refused(409, "busy");
      holder.rollback();

      Answer award = opened.award(opened.first);
      lock(holder, tenderId);
      aurore.post(accept(award)).refused(409, "busy");
      atelier.post(revoke(award)).refused(409, "busy");
      holder.rollback();
      aurore.post(accept(award)).expect(200);
    }
  }

  private static void lock(Connection holder, UUID subject) throws SQLException {
    try (PreparedStatement take =
        holder.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
      take.setString(1, subject.toString());
      take.execute();
    }
  }

  @Test
  void bothPartiesHaveTheEvents() {
    Opened opened = new Opened();
    Answer award = opened.award(opened.first);
    aurore.post(accept(award)).expect(200);
    atelier.post(opened.path() + "/contract", "{\"signed_on\": \"2026-12-15\"}").expect(201);
    sandbox.advanceTo("2026-12-15T12:00:00Z");

    UUID awardId = Award.ID.parse(award.id()).orElseThrow();
    for (String type : List.of("award.proposed", "award.accepted", "contract.recorded")) {
      assertThat(
              TestServer.shared()
                  .ask(
                      """
                      select count(distinct e.tenant_id)
                        from app.tender_award a
                        join app.event e on e.tenant_id in (a.tenant_id, a.cb_tenant_id)
                       where a.id = ? and e.type = ?
                      """,
                      awardId,
                      type))
          .as(type)
          .isEqualTo("2");
    }
  }
}
