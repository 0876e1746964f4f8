package io.qualitender.admin.apikey;

import io.qualitender.admin.tenant.Mode;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A key with its secret, in the answer that makes it and in no other.
 *
 * @param secret null where the answer repeats an earlier one: it is kept nowhere
 */
public record NewApiKeyView(
    String id,
    String object,
    ApiKeyState state,
    List<String> allowedActions,
    String name,
    Role role,
    List<String> scopes,
    Mode mode,
    String hint,
    String secret,
    Instant expiresAt,
    LocalDate lastUsedOn,
    Instant revokedAt,
    Instant serverTime,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /** As it is answered to the one who made it. */
  public static NewApiKeyView of(ApiKeys.Issued issued, Mode mode) {
    return with(issued.secret(), issued.key(), mode, false);
  }

  /** The first of a new tenant: of a live one it cannot be revoked before there is another. */
  public static NewApiKeyView first(ApiKeys.Issued issued, Mode mode) {
    return with(issued.secret(), issued.key(), mode, mode == Mode.LIVE);
  }

  /** As a repetition of the same request is answered. */
  static NewApiKeyView withoutSecret(ApiKeys.Issued issued, Mode mode) {
    return with(null, issued.key(), mode, false);
  }

  private static NewApiKeyView with(String secret, ApiKey key, Mode mode, boolean last) {
    ApiKeyView view = ApiKeyView.of(key, mode, key.createdAt(), last);
    return new NewApiKeyView(
        view.id(),
        "new_api_key",
        view.state(),
        view.allowedActions(),
        view.name(),
        view.role(),
        view.scopes(),
        view.mode(),
        view.hint(),
        secret,
        view.expiresAt(),
        view.lastUsedOn(),
        view.revokedAt(),
        view.serverTime(),
        view.createdAt(),
        view.updatedAt(),
        view.version());
  }
}
