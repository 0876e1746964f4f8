package io.qualitender.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.qualitender.admin.apikey.KeyCredentials;
import io.qualitender.admin.tenant.Identities;
import io.qualitender.admin.tenant.Identity;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.api.support.Actor;
import io.qualitender.api.support.Answer;
import io.qualitender.api.support.Api;
import io.qualitender.api.support.Call;
import io.qualitender.api.support.Sirens;
import io.qualitender.api.support.TestServer;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.ControlTx.Control;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.TenantTx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A SIREN belongs to at most one live tenant, whose identity the operator verifies.
 *
 * <p>Seen to fail without the unique index: two concurrent sign-ups both answered 201.
 */
class IdentityTest {

  private final TestServer server = TestServer.shared();
  private final Api api = server.api();
  private final Identities identities = new Identities();
  private final ControlTx control = new ControlTx(server.database().pools());

  @Test
  void sirenCanSignUpOnceWhateverTheKind() {
    String siren = Sirens.next();
    signUp("training_organization", siren).expect(201);
    for (String kind : List.of("training_organization", "certification_body")) {
      Answer refusal = signUp(kind, siren).refused(409, "siren_taken");
      assertThat(refusal.text("/detail")).isNotBlank();
    }
    assertThat(server.ask("select count(*) from admin.tenant where siren = ?", siren))
        .isEqualTo("1");
  }

  @Test
  void onlyOneOfTwoConcurrentSignUpsSucceeds() throws Exception {
    int pairs = 8;
    ExecutorService crowd = Executors.newFixedThreadPool(2);
    try {
      for (int pair = 0; pair < pairs; pair++) {
        String siren = Sirens.next();
        List<Future<Integer>> answers = new ArrayList<>();
        for (String kind : List.of("training_organization", "certification_body")) {
          answers.add(crowd.submit(() -> signUp(kind, siren).send().status()));
        }
        assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
            .containsExactlyInAnyOrder(201, 409);
      }
    } finally {
      crowd.shutdown();
    }
  }

  @Test
  void verificationIsStoredShownAndWithdrawn() {
    String siren = Sirens.next();
    Answer made = signUp("training_organization", siren).expect(201);
    UUID tenant = id(made);
    Actor owner = api.as(made.text("/api_key/secret"));
    assertThat(made.at("/tenant/identity/verified_at").isNull()).isTrue();
    Answer before = owner.get("/v1/tenant").expect(200);
    assertThat(before.at("/identity/verified_at").isNull()).isTrue();

    decide(identities::verify, tenant, " Nadia Petit ");
    Answer verified = owner.get("/v1/tenant").expect(200);
    assertThat(verified.text("/identity/verified_at")).endsWith("Z");
    assertThat(verified.etag()).isNotEqualTo(before.etag());
    assertThat(shownToTheTenant(tenant).map(Identity::siren)).contains(siren);
    assertThat(
            server.ask(
                "select decision || ' by ' || decided_by from admin.identity_decision where tenant_id = ?",
                tenant))
        .isEqualTo("verified by Nadia Petit");
    assertThat(refusal(identities::verify, tenant)).contains("is already verified");

    decide(identities::withdraw, tenant, "Nadia Petit");
    Answer withdrawn = owner.get("/v1/tenant").expect(200);
    assertThat(withdrawn.at("/identity/verified_at").isNull()).isTrue();
    assertThat(withdrawn.etag()).isNotIn(before.etag(), verified.etag());
    assertThat(shownToTheTenant(tenant)).isEmpty();
    assertThat(refusal(identities::withdraw, tenant)).contains("is not verified");
    signUp("training_organization", siren).refused(409, "siren_taken");
  }

  @Test
  void refusedTenantReleasesItsSiren() {
    String siren = Sirens.next();
    UUID impostor = id(signUp("certification_body", siren).expect(201));
    decide(identities::refuse, impostor, "Nadia Petit");
    assertThat(refusal(identities::refuse, impostor)).contains("is already refused");
    UUID owner = id(signUp("training_organization", siren).expect(201));
    assertThat(refusal(identities::verify, impostor)).contains("has the same SIREN");
    decide(identities::verify, owner, "Nadia Petit");

    // The reverse: a tenant refused by mistake gets the SIREN again when the other is refused.
    decide(identities::refuse, owner, "Nadia Petit");
    decide(identities::verify, impostor, "Nadia Petit");
    signUp("training_organization", siren).refused(409, "siren_taken");
  }

  @Test
  void fictionalAndUnknownTenantsCannotBeVerified() {
    String sandboxed =
        api.anonymous()
            .post("/v1/sandboxes", "{\"organizations\": 1, \"bodies\": 1}")
            .expect(201)
            .text("/tenants/0/tenant/id");
    assertThat(refusal(identities::verify, Tenant.ID.parse(sandboxed).orElseThrow()))
        .contains("fictional");
    assertThat(
            catchThrowableOfType(Problem.class, () -> decide(identities::verify, Ids.next(), "N")))
        .hasMessageContaining("No object that you can access");
  }

  private Call signUp(String kind, String siren) {
    return api.anonymous()
        .post(
            "/v1/sign-up",
            """
            {"kind": "%s", "name": "Atelier des Métiers", "siren": "%s",
             "owner": {"name": "Camille Martin", "email": "c@example.org", "password": "a long pass phrase"}}
            """
                .formatted(kind, siren));
  }

  private interface Decision {
    Tenant take(Control tx, UUID tenantId, String by);
  }

  private Tenant decide(Decision decision, UUID tenant, String by) {
    return control.run(tx -> decision.take(tx, tenant, by));
  }

  private String refusal(Decision decision, UUID tenant) {
    Problem refusal =
        catchThrowableOfType(Problem.class, () -> decide(decision, tenant, "Nadia Petit"));
    assertThat(refusal.code().code()).isEqualTo("conflict");
    return refusal.getMessage();
  }

  private Optional<Identity> shownToTheTenant(UUID tenant) {
    return new TenantTx(server.database().pools(), KeyCredentials.VALID_KEY)
        .run(
            io.qualitender.kernel.tx.Actor.system(tenant, TenantKind.TRAINING_ORGANIZATION, null),
            tx -> identities.verified(tx, tenant));
  }

  private static UUID id(Answer signedUp) {
    return Tenant.ID.parse(signedUp.text("/tenant/id")).orElseThrow();
  }
}
