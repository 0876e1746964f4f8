package io.qualitender.admin.apikey;

import io.qualitender.admin.tenant.Mode;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A new key with its secret, which is returned only once.
 *
 * @param secret null in the response to an idempotent retry, since it is not stored
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

  /** The response to the request that created it. */
  public static NewApiKeyView of(ApiKeys.Issued issued, Mode mode) {
    return with(issued.secret(), issued.key(), mode, false);
  }

  /**
   * The first key of a new tenant; that of a live tenant cannot be revoked while it is the only
   * one.
   */
  public static NewApiKeyView first(ApiKeys.Issued issued, Mode mode) {
    return with(issued.secret(), issued.key(), mode, mode == Mode.LIVE);
  }

  /** The response to an idempotent retry. */
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
