package io.qualitender.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.qualitender.admin.apikey.ApiKeys;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.admin.tenant.Tenants;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestSandbox;
import io.qualitender.api.support.TestServer;
import io.qualitender.kernel.tx.ControlTx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** API keys over HTTP: creation, use, expiry, revocation. */
class ApiKeyJourneyTest {

  private static final String ALL =
      "\"files:read\", \"files:write\", \"tenders:read\", \"tenders:write\", \"reminders:read\", \"tenant:admin\"";
  private static final String ENDING_HEADER = "Api-Key-Expires-At";

  private final TestServer server = TestServer.shared();
  private final Api api = server.api();
  private final TestSandbox sandbox = TestSandbox.of(api, 2, 1);
  private final Actor owner = sandbox.organization(0);

  @Test
  void keyIsCreatedShownWithoutSecretUsedAndRevoked() {
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
  void keyRevokedOnAnotherNodeIsRefusedWithinASecond() throws Exception {
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
  void expiredKeyIsRefusedAndTestClockDoesNotExpireKeys() throws Exception {
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
  void malformedUnknownAndMissingKeysGetTheSameAnswer() {
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
  void scopeIsCheckedBeforeKindBeforeRole() {
    Answer narrow = create(owner, "owner", "\"tenders:read\"");
    Answer refusal =
        api.as(narrow.text("/secret")).get("/v1/api-keys").refused(403, "scope_missing");
    assertThat(refusal.text("/required_scope")).isEqualTo("tenant:admin");

    sandbox.body(0).get("/v1/tenders").refused(403, "wrong_tenant_kind");

    Actor manager = api.as(create(owner, "manager", "\"tenant:admin\"").text("/secret"));
    manager.post("/v1/api-keys", "{\"name\": \"x\"}").refused(422, "invalid_values");
    Answer role =
        manager
            .post("/v1/api-keys", json("reader", "\"tenders:read\""))
            .refused(403, "role_missing");
    assertThat(role.text("/required_role")).isEqualTo("owner");
  }

  @Test
  void keyAllowsOnlyScopesOfItsTenantKindAndFutureExpiry() {
    Answer refusal =
        owner
            .post(
                "/v1/api-keys",
                """
                {"name": "x", "role": "reader", "scopes": ["tenders:read", "quotes:read"],
                 "expires_at": "2026-01-01T00:00:00Z"}
                """)
            .refused(422, "invalid_values");
    assertThat(refusal.at("/errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/scopes/1", "/expires_at");
  }

  @Test
  void secretIsNotShownAgainToAnIdempotentRepetition() {
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
  void keyOfAnotherTenantIsNotFound() {
    Answer made = create(owner, "reader", "\"tenders:read\"");
    Actor stranger = sandbox.organization(1);
    stranger.post("/v1/api-keys/" + made.id() + "/revoke").refused(404, "not_found");
    stranger.post("/v1/api-keys/key_00000000000000000000000000/revoke").refused(404, "not_found");
  }

  @Test
  void lastKeyThatCanCreateKeysCannotBeRevokedInALiveTenant() {
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
    notOfferedToRevoke(live, first);
    create(live, "owner", "\"tenant:admin\"");
    // It can create keys, but none with tenders:read.
    notOfferedToRevoke(live, first);
    Actor second = api.as(create(live, "owner", ALL).text("/secret"));
    assertThat(live.get("/v1/api-keys/" + first).expect(200).at("/allowed_actions").toString())
        .isEqualTo("[\"revoke\"]");
    live.post("/v1/api-keys/" + first + "/revoke").expect(200);
    live.get("/v1/tenant").refused(401, "unauthorized");
    second.get("/v1/tenant").expect(200);
  }

  /** Fails if allowed_actions offers a refused act. */
  private static void notOfferedToRevoke(Actor owner, String key) {
    Answer read = owner.get("/v1/api-keys/" + key).expect(200);
    assertThat(read.at("/allowed_actions")).isEmpty();
    for (var listed : owner.get("/v1/api-keys").expect(200).at("/items")) {
      if (listed.path("id").asText().equals(key)) {
        assertThat(listed.path("allowed_actions")).isEmpty();
      }
    }
    Answer refused = owner.post("/v1/api-keys/" + key + "/revoke").refused(409, "last_owner_key");
    assertThat(refused.text("/current_state")).isEqualTo("active");
    assertThat(refused.at("/allowed_actions")).isEmpty();
    assertThat(owner.get("/v1/api-keys/" + key).expect(200).etag()).isEqualTo(read.etag());
  }

  @Test
  void keyCannotGrantMoreThanItHas() {
    Actor admin = api.as(create(owner, "owner", "\"tenant:admin\"").text("/secret"));
    Answer refusal = admin.post("/v1/api-keys", json("owner", ALL)).refused(403, "scope_missing");
    assertThat(refusal.text("/required_scope")).isEqualTo("files:read");
    admin.post("/v1/api-keys", json("reader", "\"tenant:admin\"")).expect(201);
    // An invalid value is reported first, as everywhere.
    admin.post("/v1/api-keys", json("owner", "\"quotes:read\"")).refused(422, "invalid_values");
  }

  /** That they are counted one after the other: {@code ConcurrentInsertsTest}. */
  @Test
  void numberOfKeysIsLimitedUnderConcurrency() throws Exception {
    Actor busy = TestSandbox.of(api, 1, 1).organization(0);
    int asked = 60;
    int most = 50;
    ExecutorService crowd = Executors.newFixedThreadPool(8);
    Map<Integer, Integer> statuses = new TreeMap<>();
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < asked; i++) {
        answers.add(
            crowd.submit(
                () ->
                    busy.post("/v1/api-keys", json("reader", "\"tenders:read\"")).send().status()));
      }
      for (Future<Integer> answer : answers) {
        statuses.merge(answer.get(), 1, Integer::sum);
      }
    } finally {
      crowd.shutdown();
    }
    // One is the sandbox's initial key.
    assertThat(statuses).isEqualTo(Map.of(201, most - 1, 409, asked - most + 1));
    busy.post("/v1/api-keys", json("reader", "\"tenders:read\"")).refused(409, "too_many_api_keys");
    busy.post("/v1/api-keys", json("reader", "\"no:scope\"")).refused(409, "too_many_api_keys");
    String last = busy.get("/v1/api-keys").expect(200).text("/items/0/id");
    busy.post("/v1/api-keys/" + last + "/revoke").expect(200);
    create(busy, "reader", "\"tenders:read\"");
  }

  @Test
  void keyNeverExpiresByDefaultAndAnnouncesNearExpiry() {
    Answer endless = create(owner, "reader", "\"tenders:read\"");
    assertThat(endless.at("/expires_at").isNull()).isTrue();
    assertThat(owner.get("/v1/api-keys").expect(200).at("/items/0/expires_at").isNull()).isTrue();
    assertThat(
            api.as(endless.text("/secret")).get("/v1/tenders").expect(200).hasHeader(ENDING_HEADER))
        .isFalse();

    Actor far = api.as(endingIn(31).text("/secret"));
    assertThat(far.get("/v1/tenders").expect(200).hasHeader(ENDING_HEADER)).isFalse();

    Answer ending = endingIn(29);
    Actor near = api.as(ending.text("/secret"));
    for (Answer answer :
        List.of(
            near.get("/v1/tenders").expect(200),
            near.get("/v1/api-keys").expect(403),
            near.get("/v1/tenders/tnd_00000000000000000000000000").expect(404))) {
      assertThat(answer.header(ENDING_HEADER)).isEqualTo(ending.text("/expires_at"));
    }
    assertThat(owner.get("/v1/api-keys").expect(200).text("/items/0/expires_at"))
        .isEqualTo(ending.text("/expires_at"));
  }

  @Test
  void operatorIssuesKeyForTenantWithoutKeys() {
    Answer signedUp =
        api.anonymous()
            .post(
                "/v1/sign-up",
                """
                {"kind": "training_organization", "name": "Atelier", "siren": "%s",
                 "owner": {"name": "C", "email": "c@example.org", "password": "a long pass phrase"}}
                """
                    .formatted(Sirens.next()))
            .expect(201);
    UUID tenant = Tenant.ID.parse(signedUp.text("/tenant/id")).orElseThrow();
    server.ask(
        "with gone as (update admin.api_key set expires_at = now() where tenant_id = ? returning 1) select 1 from gone",
        tenant);
    Actor newOwner =
        api.as(
            new ControlTx(server.database().pools())
                .run(
                    tx ->
                        ApiKeys.issue(tx, new Tenants().find(tx, tenant).orElseThrow(), " Nadia "))
                .secret());
    Answer keys = newOwner.get("/v1/api-keys").expect(200);
    assertThat(keys.text("/items/0/name")).isEqualTo("Issued by the operator");
    assertThat(keys.at("/items/0/scopes")).hasSize(6);
    assertThat(keys.text("/items/1/state")).isEqualTo("expired");
    assertThat(
            server.ask(
                "select issued_by from admin.api_key where tenant_id = ? and issued_by is not null and created_at > now() - interval '1 minute'",
                tenant))
        .isEqualTo("Nadia");
  }

  private Answer endingIn(int days) {
    String end =
        server.ask(
            "select to_char(now() at time zone 'UTC' + make_interval(days => cast(? as int)), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
            days);
    return owner
        .post(
            "/v1/api-keys",
            "{\"name\": \"Ends\", \"role\": \"reader\", \"scopes\": [\"tenders:read\"], \"expires_at\": \"%s\"}"
                .formatted(end))
        .expect(201);
  }

  @Test
  void dayOfLastUseIsRecorded() throws Exception {
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
