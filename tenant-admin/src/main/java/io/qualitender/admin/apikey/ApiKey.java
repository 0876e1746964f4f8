package io.qualitender.admin.apikey;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A key as it is stored, without its secret. It lives by the world's clock and not by a sandbox's:
 * a test clock moved by three years must not shut its own mover out.
 *
 * @param hint the last characters of the secret
 * @param expiresAt from when on it opens nothing; null = it does not end by itself
 * @param lastUsedOn the last day, in Paris, on which it was used; null before
 */
public record ApiKey(
    UUID tenantId,
    UUID id,
    String name,
    String hint,
    Role role,
    List<String> scopes,
    int version,
    Instant createdAt,
    Instant updatedAt,
    Instant expiresAt,
    Instant revokedAt,
    LocalDate lastUsedOn) {

  public static final IdPrefix ID = new IdPrefix("key");

  /** The state at {@code now} of the world's clock. */
  public ApiKeyState state(Instant now) {
    if (revokedAt != null) {
      return ApiKeyState.REVOKED;
    }
    return expiresAt == null || now.isBefore(expiresAt) ? ApiKeyState.ACTIVE : ApiKeyState.EXPIRED;
  }

  ApiKey revokedAt(Instant now) {
    return new ApiKey(
        tenantId,
        id,
        name,
        hint,
        role,
        scopes,
        version + 1,
        createdAt,
        now,
        expiresAt,
        now,
        lastUsedOn);
  }
}
