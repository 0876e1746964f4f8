package io.qualitender.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Real bodies can be invited only once the operator has verified the organization's identity.
 *
 * <p>Seen to fail: without the check an unverified tenant published to real bodies; without the
 * comparison of the SIREN a verified tenant published under the profile of another enterprise.
 */
class VerifiedIdentityTest {

  private final TestServer server = TestServer.shared();
  private final LiveTenders live = new LiveTenders(server);

  @Test
  void liveTenderNeedsAVerifiedIdentity() {
    LiveTenders.Member organization = live.signsUp("training_organization", "Ministère du Travail");
    Actor actor = organization.actor();
    live.saysWhoItIs(organization, organization.siren());
    Answer draft = live.draft(organization, live.withoutAccount(1));
    String path = "/v1/tenders/" + draft.id();
    Answer read = actor.get(path).expect(200);
    assertThat(read.at("/blockers").findValuesAsText("code"))
        .containsExactly("identity_not_verified");
    assertThat(read.at("/allowed_actions").toString()).doesNotContain("publish");
    actor.post(path + "/publish").ifMatch(read.etag()).refused(409, "identity_not_verified");

    live.verifies(organization);
    Answer verified = actor.get(path).expect(200);
    assertThat(verified.at("/blockers")).isEmpty();
    assertThat(verified.at("/allowed_actions").toString()).contains("publish");
    Steps.publishes(actor, verified);
  }

  @Test
  void verificationIsValidForItsSirenOnly() {
    LiveTenders.Member organization = live.organization();
    Actor actor = organization.actor();
    live.saysWhoItIs(organization, Sirens.next());
    Answer draft = live.draft(organization, live.withoutAccount(1));
    String path = "/v1/tenders/" + draft.id();
    Answer refusal =
        actor
            .post(path + "/publish")
            .header("Accept-Language", "fr")
            .ifMatch(draft.etag())
            .refused(409, "identity_not_verified");
    assertThat(refusal.text("/detail")).contains(organization.siren());
    live.saysWhoItIs(organization, organization.siren());
    Steps.publishes(actor, actor.get(path).expect(200));

    live.withdrawsIdentity(organization);
    String other = live.withoutAccount(2).get(1);
    actor
        .post(path + "/invitations", "{\"certification_body_ids\": [\"" + other + "\"]}")
        .refused(409, "identity_not_verified");
  }

  @Test
  void bodyReadsWhetherTheOrganizationIsVerified() {
    TestSandbox sandbox = TestSandbox.at(server.api(), "2026-12-01T08:00:00Z", 1, 1);
    String tender = Steps.openTender(sandbox.organization(0));
    JsonNode fictional =
        sandbox
            .body(0)
            .get("/v1/invitations/" + Steps.invitationOf(sandbox.body(0), tender))
            .expect(200)
            .at("/tender/organization/identity");
    assertThat(fictional.path("verified_at").isNull()).isTrue();

    LiveTenders.Member organization = live.organization();
    List<String> entry = live.withoutAccount(1);
    LiveTenders.Member body = live.signsUp("certification_body", "A body");
    live.links(entry.get(0), body);
    String asked = Steps.publishes(organization.actor(), live.draft(organization, entry)).id();
    JsonNode real =
        body.actor()
            .get("/v1/invitations/" + Steps.invitationOf(body.actor(), asked))
            .expect(200)
            .at("/tender/organization/identity");
    assertThat(real.path("verified_at").isTextual()).isTrue();
    assertThat(real.path("name").asText()).isEqualTo("Atelier des Métiers");
  }
}
