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
  void each_side_has_its_own_scopes_and_both_have_tenant_admin_and_reminders() {
    List<String> organization = Scopes.of(TenantKind.TRAINING_ORGANIZATION);
    List<String> body = Scopes.of(TenantKind.CERTIFICATION_BODY);
    assertThat(organization).hasSize(6);
    assertThat(body).hasSize(6);
    assertThat(organization.stream().filter(body::contains))
        .containsExactly("reminders:read", "tenant:admin");
  }

  @Test
  void a_scope_of_the_other_side_and_an_invented_one_are_named_by_their_place() {
    assertThat(faults(request(null, "tenders:read", "quotes:read", "everything")))
        .extracting(Fault::pointer, Fault::code)
        .containsExactly(tuple("/scopes/1", "unknown_value"), tuple("/scopes/2", "unknown_value"));
  }

  @Test
  void a_scope_is_named_once() {
    assertThat(faults(request(null, "tenders:read", "tenders:read")))
        .extracting(Fault::code)
        .containsExactly("repeated");
  }

  @Test
  void a_key_lives_for_a_year_unless_it_is_to_end_sooner() {
    ApiKeyRequest request = request(null, "tenders:read");
    assertThat(request.grant(NOW).expiresAt()).isEqualTo("2029-02-28T10:00:00Z");
    Instant sooner = Instant.parse("2028-03-01T00:00:00Z");
    assertThat(request(sooner, "tenders:read").grant(NOW).expiresAt()).isEqualTo(sooner);
  }

  @Test
  void a_key_neither_ends_before_now_nor_after_a_year() {
    Instant latest = Instant.parse("2029-02-28T10:00:00Z");
    assertThat(faults(request(latest, "tenders:read"))).isEmpty();
    assertThat(faults(request(latest.plusMillis(1), "tenders:read")))
        .extracting(Fault::code)
        .containsExactly("too_late");
    assertThat(faults(request(NOW, "tenders:read")))
        .extracting(Fault::code)
        .containsExactly("too_early");
  }

  @Test
  void a_key_is_active_until_its_last_instant() {
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
    assertThat(ApiKeyState.MOVES.allowedIn(ApiKeyState.EXPIRED)).isEmpty();
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
