package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.contract.OpenApi;
import io.qualitender.api.contract.Operation;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The state is checked before values, so that no client corrects values for an action that is
 * refused anyway. Sends invalid values to each POST of the contract with a body and a 409, where
 * the object's state does not allow the act; a 422 fails.
 */
class StateFirstTest {

  /**
   * 409s that do not depend on an object's state: a taken SIREN, the number of keys, a busy clock.
   */
  private static final Set<String> OTHER_CONFLICTS =
      Set.of("signUp", "createApiKey", "advanceTestClock");

  private static final String NO_REASON = "{\"reason\": {\"code\": \"nonsense\"}}";

  private static final OpenApi DOCUMENT = OpenApi.load();

  private final TestSandbox sandbox =
      TestSandbox.at(TestServer.shared().api(), "2026-12-01T08:00:00Z", 2, 3);
  private final Actor organization = sandbox.organization(0);
  private final Actor winner = sandbox.body(0);
  private final Actor second = sandbox.body(1);
  private final Actor third = sandbox.body(2);
  private final Set<String> seen = new TreeSet<>();
  private int refusals;

  @Test
  void stateIsCheckedBeforeValues() {
    refused("createTender", sandbox.organization(1), "/v1/tenders", "profile_missing");
    Steps.saysWhoItIs(organization);
    whileOpen();
    whenCancelled();
    afterTheDeadline();

    Set<String> all =
        DOCUMENT.operations().stream()
            .filter(each -> each.method().equals("POST") && each.node().has("requestBody"))
            .filter(each -> each.node().path("responses").has("409"))
            .map(Operation::id)
            .filter(id -> !OTHER_CONFLICTS.contains(id))
            .collect(Collectors.toSet());
    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    assertThat(seen).hasSizeGreaterThanOrEqualTo(12);
    assertThat(refusals).isGreaterThanOrEqualTo(50);
    System.out.println(
        refusals + " wrong values of " + seen.size() + " acts: the state came first");
  }

  private String open() {
    return Steps.publishes(organization, Steps.draftsWithAllBodies(organization)).id();
  }

  private void whileOpen() {
    String path = "/v1/tenders/" + open();
    refused("createAward", organization, path + "/awards", "illegal_transition");
    refused("createContract", organization, path + "/contract", "illegal_transition");
    refused(
        "closeTenderWithoutAward",
        organization,
        path + "/close-without-award",
        "illegal_transition");

    String tender = path.replaceAll(".*/", "");
    String declined = Steps.invitationOf(second, tender);
    refused("createQuote", second, declined, "invitation_not_accepted");
    second
        .post(
            "/v1/invitations/" + declined + "/decline", "{\"reason\": {\"code\": \"no_capacity\"}}")
        .expect(200);
    refused(
        "declineInvitation",
        second,
        "/v1/invitations/" + declined + "/decline",
        "illegal_transition");
    refused("createQuote", second, declined, "invitation_not_accepted");

    String taken = Steps.accepts(third, tender);
    String revoke = "/v1/invitations/" + taken + "/revoke";
    organization.post(revoke, "{\"reason\": {\"code\": \"other\"}}").expect(200);
    refused("revokeInvitation", organization, revoke, "illegal_transition");
    refused(
        "declineInvitation", third, "/v1/invitations/" + taken + "/decline", "invitation_revoked");
    refused("createQuote", third, taken, "invitation_revoked");

    String quoted = Steps.accepts(winner, tender);
    winner.post("/v1/quotes", Steps.quote(quoted)).expect(201);
    refused("createQuote", winner, quoted, "quote_exists");
  }

  private void whenCancelled() {
    String tender = open();
    String path = "/v1/tenders/" + tender;
    String invitation = Steps.accepts(winner, tender);
    organization.post(path + "/cancel", "{\"reason\": {\"code\": \"mistake\"}}").expect(200);
    refused("cancelTender", organization, path + "/cancel", "illegal_transition");
    refused("createInvitations", organization, path + "/invitations", null);
    refused("createQuote", winner, invitation, "tender_cancelled");
    refused(
        "declineInvitation",
        winner,
        "/v1/invitations/" + invitation + "/decline",
        "tender_cancelled");
  }

  private void afterTheDeadline() {
    String tender = open();
    String path = "/v1/tenders/" + tender;
    Answer best = Steps.submits(winner, tender, 110_000);
    Steps.submits(second, tender, 120_000);
    String late = Steps.accepts(third, tender);
    sandbox.advanceTo("2026-12-15T11:00:01Z");
    refused("createQuote", third, late, "deadline_passed");
    refused("declineInvitation", third, "/v1/invitations/" + late + "/decline", "deadline_passed");
    refused(
        "revokeInvitation", organization, "/v1/invitations/" + late + "/revoke", "deadline_passed");
    refused(
        "countQuote", organization, "/v1/quotes/" + best.id() + "/count", "quote_not_set_apart");
    refused("createContract", organization, path + "/contract", "illegal_transition");

    Answer award =
        organization
            .post(path + "/awards", "{\"quote_id\": \"" + best.id() + "\"}")
            .ifMatch(organization.get(path).expect(200).etag())
            .expect(201);
    refused("createAward", organization, path + "/awards", "award_pending");
    refused("createContract", organization, path + "/contract", "award_not_accepted");
    refused(
        "closeTenderWithoutAward",
        organization,
        path + "/close-without-award",
        "illegal_transition");
    readersLearnOfTheirRole(path);
    winner.post("/v1/awards/" + award.id() + "/accept").expect(200);
    refused("declineAward", winner, "/v1/awards/" + award.id() + "/decline", "illegal_transition");

    sandbox.advanceTo("2027-01-05T09:00:00Z");
    organization.post(path + "/contract", "{\"signed_on\": \"2027-01-05\"}").expect(201);
    refused("createContract", organization, path + "/contract", "illegal_transition");
    refused("countQuote", organization, "/v1/quotes/" + best.id() + "/count", "illegal_transition");
    certified(winner.get("/v1/awards/" + award.id()).expect(200));
  }

  private void certified(Answer award) {
    Answer wrong = Steps.certifies(winner, award);
    String file = award.text("/certification_file_id");
    Answer refused = refused("createCertificate", winner, file, "certificate_exists");
    assertThat(refused.text("/current_state")).isEqualTo("valid");
    assertThat(refused.at("/allowed_actions").toString()).isEqualTo("[\"correct\"]");
    String correct = "/v1/certificates/" + wrong.id() + "/correct";
    winner
        .post(correct, "{\"reason\": {\"code\": \"wrong_number\"}, \"number\": \"QLP-2\"}")
        .expect(201);
    refused("correctCertificate", winner, correct, "illegal_transition");
  }

  /** A missing role is reported before the tender's state. */
  private void readersLearnOfTheirRole(String tender) {
    Answer key =
        organization
            .post(
                "/v1/api-keys",
                "{\"name\": \"r\", \"role\": \"reader\", \"scopes\": [\"tenders:write\"]}")
            .expect(201);
    TestServer.shared()
        .api()
        .as("a reader", key.text("/secret"))
        .post(tender + "/contract", "{}")
        .refused(403, "role_missing");
  }

  /**
   * @param where the path; for a quote its invitation, for a certificate its file
   * @param code null for any
   */
  private Answer refused(String operation, Actor actor, String where, String code) {
    seen.add(operation);
    Answer last = null;
    for (String body : wrong(operation, where)) {
      last = sent(operation, actor, where, body).expect(409);
      if (code != null) {
        assertThat(last.text("/code")).as("%s %s", operation, body).isEqualTo(code);
      }
      refusals++;
    }
    return last;
  }

  private static Call sent(String operation, Actor actor, String where, String body) {
    return switch (operation) {
      case "createQuote" -> actor.post("/v1/quotes", body);
      case "createCertificate" -> actor.post("/v1/certificates", body);
      case "createAward" ->
          actor
              .post(where, body)
              .ifMatch(actor.get(where.replace("/awards", "")).expect(200).etag());
      default -> actor.post(where, body);
    };
  }

  private static String[] wrong(String operation, String where) {
    return switch (operation) {
      case "createTender" -> new String[] {"{}", "{\"kind\": \"initial\", \"title\": \"\"}"};
      case "createQuote" ->
          new String[] {
            "{\"invitation_id\": \"" + where + "\", \"vat_rate_bp\": -5}",
            "{\"invitation_id\": \"" + where + "\", \"vat_rate_bp\": 550}",
            "{\"invitation_id\": \"" + where + "\", \"lines\": [{\"code\": \"main_audit\"}]}"
          };
      case "createCertificate" ->
          new String[] {
            "{\"certification_file_id\": \"" + where + "\"}",
            """
            {"certification_file_id": "%s", "number": "", "decided_on": "2099-01-01",
             "valid_from_on": "2026-01-01", "action_categories": ["vae"]}
            """
                .formatted(where)
          };
      case "createAward" ->
          new String[] {"{}", "{\"quote_id\": \"quo_00000000000000000000000000\"}"};
      case "createContract" -> new String[] {"{}", "{\"signed_on\": \"1999-01-01\"}"};
      case "createInvitations" ->
          new String[] {"{}", "{\"certification_body_ids\": [\"cbd_00000000000000000000000000\"]}"};
      case "correctCertificate" -> new String[] {"{}", "{\"number\": \"\"}"};
      default -> new String[] {"{}", NO_REASON};
    };
  }
}
