package io.qualitender.admin.apikey;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.tx.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A stored API key, without its secret. It expires in real time, not by a sandbox's test clock:
 * otherwise moving the clock forward could lock its user out.
 *
 * @param hint the last characters of the secret
 * @param expiresAt when it stops being valid; null = it does not expire
 * @param lastUsedOn the last day, in Paris, on which it was used; null = never
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

  public static final IdPrefix ID = IdPrefix.API_KEY;

  /** The state at {@code now}, in real time. */
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
