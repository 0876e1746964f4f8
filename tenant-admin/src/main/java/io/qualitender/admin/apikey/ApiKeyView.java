package io.qualitender.admin.apikey;

import io.qualitender.admin.tenant.Mode;
import io.qualitender.kernel.state.Transitions;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A key without its secret. */
record ApiKeyView(
    String id,
    String object,
    ApiKeyState state,
    List<String> allowedActions,
    String name,
    Role role,
    List<String> scopes,
    Mode mode,
    String hint,
    Instant expiresAt,
    LocalDate lastUsedOn,
    Instant revokedAt,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * @param last whether it is the last key that can create others, which cannot be revoked
   */
  static ApiKeyView of(ApiKey key, Mode mode, Instant now, boolean last) {
    ApiKeyState state = key.state(now);
    return new ApiKeyView(
        ApiKey.ID.format(key.id()),
        "api_key",
        state,
        last ? List.of() : Transitions.words(ApiKeyState.TRANSITIONS.allowedIn(state)),
        key.name(),
        key.role(),
        key.scopes(),
        mode,
        key.hint(),
        key.expiresAt(),
        key.lastUsedOn(),
        key.revokedAt(),
        now,
        key.createdAt(),
        key.updatedAt(),
        key.version());
  }
}
