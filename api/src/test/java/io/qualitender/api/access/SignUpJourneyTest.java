package io.qualitender.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sign-up over HTTP. */
class SignUpJourneyTest {

  private final TestServer server = TestServer.shared();
  private final Api api = server.api();

  @Test
  void signUpCreatesATenantAndAnOwnersKey() {
    Answer made = signUp("training_organization", "camille@example.org").expect(201);
    assertThat(made.text("/api_key/secret")).startsWith("qk_live_");
    assertThat(made.text("/api_key/role")).isEqualTo("owner");
    assertThat(made.at("/api_key/scopes")).hasSize(6);
    assertThat(made.text("/tenant/mode")).isEqualTo("live");

    Actor owner = api.as("the owner", made.text("/api_key/secret"));
    Answer tenant = owner.get("/v1/tenant").expect(200);
    assertThat(tenant.json()).isEqualTo(made.at("/tenant"));
    assertThat(tenant.etag()).isEqualTo("\"1\"");
    assertThat(owner.get("/v1/organization").expect(200).text("/legal_name"))
        .isEqualTo("Atelier des Métiers");
  }

  @Test
  void knownEmailAddressGetsTheSameAnswerAsAnUnknownOne() {
    Answer first = signUp("certification_body", "known@example.org").expect(201);
    Answer second = signUp("certification_body", "known@example.org").expect(201);
    assertThat(paths(second.json())).isEqualTo(paths(first.json()));
    assertThat(second.text("/tenant/id")).isNotEqualTo(first.text("/tenant/id"));
    assertThat(second.text("/owner/id")).isNotEqualTo(first.text("/owner/id"));
  }

  @Test
  void signUpWithABodysNameDoesNotLinkItsEntry() {
    String name = "ICPF & PSI";
    Answer made =
        api.anonymous()
            .post("/v1/sign-up", json("certification_body", name, "a@example.org"))
            .expect(201);
    assertThat(made.at("/tenant/certification_body_id").isNull()).isTrue();
    assertThat(
            server.ask(
                "select account_tenant_id from reference.certification_body where name = ?", name))
        .isNull();
  }

  @Test
  void allFaultsAreReportedTogether() {
    Answer refusal =
        api.anonymous()
            .post(
                "/v1/sign-up",
                """
                {"kind": "auditor", "name": "", "siren": "73282932",
                 "owner": {"name": "Camille Martin", "email": "camille", "password": "short"}}
                """)
            .refused(422, "invalid_values");
    assertThat(refusal.at("/errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/kind", "/name", "/siren", "/owner/email", "/owner/password");
    assertThat(refusal.at("/errors").findValuesAsText("code")).contains("wrong_length");
  }

  @Test
  void passwordAndSecretAreStoredAsHashesOnly() {
    Answer made = signUp("training_organization", "secret@example.org").expect(201);
    assertThat(
            server.ask(
                "select password_hash from admin.app_user where email = ?", "secret@example.org"))
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    String secret = made.text("/api_key/secret");
    assertThat(
            server.ask(
                "select encode(secret_hash, 'hex') from admin.api_key where secret_hash = sha256(convert_to(?, 'UTF8'))",
                secret))
        .hasSize(64);
  }

  private Call signUp(String kind, String email) {
    return api.anonymous().post("/v1/sign-up", json(kind, "Atelier des Métiers", email));
  }

  private static String json(String kind, String name, String email) {
    return """
        {"kind": "%s", "name": "%s", "siren": "%s",
         "owner": {"name": "Camille Martin", "email": "%s", "password": "a long pass phrase"}}
        """
        .formatted(kind, name, Sirens.next(), email);
  }

  /** All paths of a JSON document, without values. */
  private static List<String> paths(JsonNode node) {
    List<String> found = new ArrayList<>();
    collect("", node, found);
    return found;
  }

  private static void collect(String path, JsonNode node, List<String> found) {
    found.add(path + ":" + node.getNodeType());
    node.properties().forEach(each -> collect(path + "/" + each.getKey(), each.getValue(), found));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(path + "/" + i, node.get(i), found);
    }
  }
}
