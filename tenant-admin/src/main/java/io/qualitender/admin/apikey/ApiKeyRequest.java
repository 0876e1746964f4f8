package io.qualitender.admin.apikey;

import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The request to create a key.
 *
 * @param expiresAt null = it does not expire
 */
record ApiKeyRequest(
    @NotNull @VisibleText(max = 100) String name,
    @NotNull Role role,
    @NotNull @Distinct @Size(min = 1, max = 10) List<@NotNull @TextLength(max = 64) String> scopes,
    Instant expiresAt) {

  /** Adds faults beyond the form: scopes of the other tenant kind, and an expiry in the past. */
  void check(Faults faults, TenantKind kind, Instant now) {
    if (!faults.has("/scopes")) {
      checkScopes(faults, kind);
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      faults.at("/expires_at", "too_early", Text.of("apikey.end_passed", now));
    }
  }

  private void checkScopes(Faults faults, TenantKind kind) {
    List<String> known = Scopes.of(kind);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < scopes.size(); i++) {
      String pointer = "/scopes/" + i;
      boolean valid =
          faults.check(
              known.contains(scopes.get(i)),
              pointer,
              "unknown_value",
              Text.of("apikey.unknown_scope", known));
      faults.check(
          !valid || seen.add(scopes.get(i)), pointer, "repeated", Text.of("apikey.scope_repeated"));
    }
  }

  ApiKeys.Grant grant() {
    return new ApiKeys.Grant(name.strip(), role, scopes, expiresAt);
  }
}
