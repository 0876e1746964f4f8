package io.qualitender.admin.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiKeyRequestTest {

  private static final Instant NOW = Instant.parse("2028-02-29T10:00:00Z");

  @Test
  void both_tenant_kinds_share_only_tenant_admin_and_reminders() {
    List<String> organization = Scopes.of(TenantKind.TRAINING_ORGANIZATION);
    List<String> body = Scopes.of(TenantKind.CERTIFICATION_BODY);
    assertThat(organization).hasSize(6);
    assertThat(body).hasSize(6);
    assertThat(organization.stream().filter(body::contains))
        .containsExactly("reminders:read", "tenant:admin");
  }

  @Test
  void reports_unknown_scopes_and_those_of_the_other_kind_by_index() {
    assertThat(faults(request(null, "tenders:read", "quotes:read", "everything")))
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(tuple("/scopes/1", "unknown_value"), tuple("/scopes/2", "unknown_value"));
  }

  @Test
  void refuses_a_repeated_scope() {
    assertThat(faults(request(null, "tenders:read", "tenders:read")))
        .extracting(Fault::code)
        .containsExactly("repeated");
  }

  @Test
  void a_key_does_not_expire_unless_requested() {
    assertThat(request(null, "tenders:read").grant().expiresAt()).isNull();
    Instant chosen = NOW.plusSeconds(1);
    assertThat(request(chosen, "tenders:read").grant().expiresAt()).isEqualTo(chosen);
    assertThat(faults(request(chosen, "tenders:read"))).isEmpty();
    assertThat(faults(request(NOW, "tenders:read")))
        .extracting(Fault::code)
        .containsExactly("too_early");
  }

  @Test
  void a_key_is_active_until_it_expires() {
    ApiKey key =
        new ApiKey(
            null,
            null,
            "k",
            "abcd",
            Role.READER,
            List.of(),
            1,
            NOW,
            NOW,
            NOW.plusSeconds(60),
            null,
            null);
    assertThat(key.state(NOW.plusSeconds(59))).isEqualTo(ApiKeyState.ACTIVE);
    assertThat(key.state(NOW.plusSeconds(60))).isEqualTo(ApiKeyState.EXPIRED);
    assertThat(key.revokedAt(NOW).state(NOW.plusSeconds(60))).isEqualTo(ApiKeyState.REVOKED);
    assertThat(ApiKeyState.TRANSITIONS.allowedIn(ApiKeyState.EXPIRED)).isEmpty();
  }

  private static ApiKeyRequest request(Instant expiresAt, String... scopes) {
    return new ApiKeyRequest("Back office", Role.MANAGER, List.of(scopes), expiresAt);
  }

  private static List<Fault> faults(ApiKeyRequest request) {
    Faults faults = new Faults();
    request.check(faults, TenantKind.TRAINING_ORGANIZATION, NOW);
    return faults.list();
  }
}
