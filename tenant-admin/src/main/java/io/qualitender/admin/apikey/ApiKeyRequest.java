package io.qualitender.admin.apikey;

import io.qualitender.kernel.input.Distinct;
import io.qualitender.kernel.input.TextLength;
import io.qualitender.kernel.input.VisibleText;
import io.qualitender.kernel.problem.Faults;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.TenantKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A key to be made. */
record ApiKeyRequest(
    @NotNull @VisibleText(max = 100) String name,
    @NotNull Role role,
    @NotNull @Distinct @Size(min = 1, max = 10) List<@NotNull @TextLength(max = 64) String> scopes,
    Instant expiresAt) {

  /** Adds what is wrong beyond the form: scopes of the other side, and the key's last instant. */
  void check(Faults faults, TenantKind kind, Instant now) {
    if (!faults.has("/scopes")) {
      checkScopes(faults, kind);
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      faults.at(
          "/expires_at", "too_early", "Choose an instant ahead; it is %s now.".formatted(now));
    }
    Instant latest = ApiKeys.latestExpiry(now);
    if (expiresAt != null && expiresAt.isAfter(latest)) {
      faults.at(
          "/expires_at", "too_late", "A key lives for one year at most: %s.".formatted(latest));
    }
  }

  private void checkScopes(Faults faults, TenantKind kind) {
    List<String> known = Scopes.of(kind);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < scopes.size(); i++) {
      String pointer = "/scopes/" + i;
      boolean right =
          faults.check(
              known.contains(scopes.get(i)),
              pointer,
              "unknown_value",
              "Use scopes of this kind of tenant: %s.".formatted(String.join(", ", known)));
      faults.check(!right || seen.add(scopes.get(i)), pointer, "repeated", "Name each scope once.");
    }
  }

  ApiKeys.Grant grant(Instant now) {
    Instant end = expiresAt == null ? ApiKeys.latestExpiry(now) : expiresAt;
    return new ApiKeys.Grant(name.strip(), role, scopes, end);
  }
}
