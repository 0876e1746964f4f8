package io.qualitender.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life of a key. */
class ApiKeyJourneyTest {

  private final TestServer server = TestServer.shared();
  private final Api api = server.api();
  private final TestSandbox sandbox = TestSandbox.of(api, 2, 1);
  private final Actor owner = sandbox.organization(0);

  @Test
  void aKeyIsMadeSeenWithoutItsSecretUsedAndRevoked() {
    Answer made = create(owner, "reader", "\"tenders:read\"");
    assertThat(made.text("/secret")).startsWith("qk_test_").endsWith(made.text("/hint"));
    assertThat(made.text("/state")).isEqualTo("active");
    Actor reader = api.as("the reader", made.text("/secret"));
    reader.get("/v1/tenders").expect(200);

    Answer list = owner.get("/v1/api-keys").expect(200);
    assertThat(list.at("/items")).hasSize(2);
    assertThat(list.text("/items/0/id")).isEqualTo(made.id());
    assertThat(list.body()).doesNotContain(made.text("/secret"));

    Answer revoked =
        owner.post("/v1/api-keys/" + made.id() + "/revoke").ifMatch(made.etag()).expect(200);
    assertThat(revoked.text("/state")).isEqualTo("revoked");
    assertThat(revoked.at("/allowed_actions")).isEmpty();
    reader.get("/v1/tenders").refused(401, "unauthorized");
    Answer again =
        owner.post("/v1/api-keys/" + made.id() + "/revoke").refused(409, "illegal_transition");
    assertThat(again.text("/current_state")).isEqualTo("revoked");
  }

  @Test
  void aKeyRevokedBehindThisNodeIsRefusedWithinASecond() throws Exception {
    Answer made = create(owner, "reader", "\"tenders:read\"");
    Actor reader = api.as("the reader", made.text("/secret"));
    reader.get("/v1/tenders").expect(200);
    server.ask(
        "with gone as (update admin.api_key set revoked_at = now() where secret_hash = sha256(convert_to(?, 'UTF8'))"
            + " returning 1) select 1 from gone",
        made.text("/secret"));
    Thread.sleep(Duration.ofSeconds(1).toMillis());
    reader.get("/v1/tenders").refused(401, "unauthorized");
  }

  @Test
  void anExpiredKeyIsRefusedAndATestClockDoesNotExpireIt() throws Exception {
    Answer made = create(owner, "reader", "\"tenders:read\"");
    Actor reader = api.as("the reader", made.text("/secret"));
    sandbox.advanceBy("P3Y");
    reader.get("/v1/tenders").expect(200);
    server.ask(
        "with gone as (update admin.api_key set expires_at = now() where secret_hash = sha256(convert_to(?, 'UTF8'))"
            + " returning 1) select 1 from gone",
        made.text("/secret"));
    Thread.sleep(Duration.ofSeconds(1).toMillis());
    reader.get("/v1/tenders").refused(401, "unauthorized");
    assertThat(owner.get("/v1/api-keys").expect(200).text("/items/0/state")).isEqualTo("expired");
  }

  @Test
  void garbageABadCopyAndNoKeyAreRefusedAlike() {
    String secret = create(owner, "reader", "\"tenders:read\"").text("/secret");
    String wrong =
        secret.substring(0, 20) + (secret.charAt(20) == 'x' ? 'y' : 'x') + secret.substring(21);
    for (String key : new String[] {"garbage", wrong, "qk_live_" + secret.substring(8), "x"}) {
      api.as(key).get("/v1/tenant").refused(401, "unauthorized");
    }
    api.anonymous().get("/v1/tenant").refused(401, "unauthorized");
    api.anonymous().get("/v1/tenant?access_token=" + secret).refused(401, "unauthorized");
  }

  @Test
  void scopeThenKindThenRole() {
    Answer narrow = create(owner, "owner", "\"tenders:read\"");
    Answer refusal =
        api.as(narrow.text("/secret")).get("/v1/api-keys").refused(403, "scope_missing");
    assertThat(refusal.text("/required_scope")).isEqualTo("tenant:admin");

    sandbox.body(0).get("/v1/tenders").refused(403, "scope_missing");

    Actor manager = api.as(create(owner, "manager", "\"tenant:admin\"").text("/secret"));
    manager.post("/v1/api-keys", "{\"name\": \"x\"}").refused(422, "invalid_values");
    Answer role =
        manager
            .post("/v1/api-keys", json("reader", "\"tenders:read\""))
            .refused(403, "role_missing");
    assertThat(role.text("/required_role")).isEqualTo("owner");
  }

  @Test
  void aKeyGetsOnlyScopesOfItsOwnSideAndAYear() {
    Answer refusal =
        owner
            .post(
                "/v1/api-keys",
                """
                {"name": "x", "role": "reader", "scopes": ["tenders:read", "quotes:read"],
                 "expires_at": "2099-01-01T00:00:00Z"}
                """)
            .refused(422, "invalid_values");
    assertThat(refusal.at("/errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/scopes/1", "/expires_at");
  }

  @Test
  void aSecretIsShownOnceEvenToAnIdempotentCaller() {
    String key = UUID.randomUUID().toString();
    String json = json("reader", "\"tenders:read\"");
    Answer first = owner.post("/v1/api-keys", json).idempotencyKey(key).expect(201);
    Answer second = owner.post("/v1/api-keys", json).idempotencyKey(key).expect(201);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.at("/secret").isNull()).isTrue();
    assertThat(
            server.ask(
                "select count(*) from app.idempotency_key where body like ?",
                "%" + first.text("/secret") + "%"))
        .isEqualTo("0");
  }

  @Test
  void anotherTenantsKeyIsNotThere() {
    Answer made = create(owner, "reader", "\"tenders:read\"");
    Actor stranger = sandbox.organization(1);
    stranger.post("/v1/api-keys/" + made.id() + "/revoke").refused(404, "not_found");
    stranger.post("/v1/api-keys/key_00000000000000000000000000/revoke").refused(404, "not_found");
  }

  @Test
  void theLastKeyThatCanMakeOthersStaysInALiveTenant() {
    Actor live =
        api.as(
            api.anonymous()
                .post(
                    "/v1/sign-up",
                    """
                    {"kind": "training_organization", "name": "Atelier", "siren": "%s",
                     "owner": {"name": "C", "email": "c@example.org", "password": "a long pass phrase"}}
                    """
                        .formatted(Sirens.next()))
                .expect(201)
                .text("/api_key/secret"));
    String first = live.get("/v1/api-keys").expect(200).text("/items/0/id");
    live.post("/v1/api-keys/" + first + "/revoke").refused(409, "last_owner_key");
    Actor second = api.as(create(live, "owner", "\"tenant:admin\"").text("/secret"));
    live.post("/v1/api-keys/" + first + "/revoke").expect(200);
    live.get("/v1/tenant").refused(401, "unauthorized");
    second.get("/v1/tenant").expect(200);
  }

  @Test
  void theDayOfTheLastUseIsNoted() throws Exception {
    Answer made = create(owner, "reader", "\"tenders:read\"");
    assertThat(made.at("/last_used_on").isNull()).isTrue();
    api.as(made.text("/secret")).get("/v1/tenders").expect(200);
    String lastUsed = "null";
    for (int i = 0; i < 50 && lastUsed.equals("null"); i++) {
      Thread.sleep(100);
      lastUsed = owner.get("/v1/api-keys").expect(200).text("/items/0/last_used_on");
    }
    assertThat(lastUsed).isEqualTo(server.ask("select (now() at time zone 'Europe/Paris')::date"));
  }

  private static Answer create(Actor actor, String role, String scopes) {
    return actor.post("/v1/api-keys", json(role, scopes)).expect(201);
  }

  private static String json(String role, String scopes) {
    return "{\"name\": \"Back office\", \"role\": \"%s\", \"scopes\": [%s]}"
        .formatted(role, scopes);
  }
}
