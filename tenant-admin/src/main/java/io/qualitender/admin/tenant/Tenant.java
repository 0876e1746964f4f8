package io.qualitender.admin.tenant;

import io.qualitender.kernel.id.IdPrefix;
import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A training organization or a certification body.
 *
 * @param siren null for the fictional tenants of a sandbox
 * @param sandboxId null for live tenants
 */
public record Tenant(
    UUID id, TenantKind kind, String name, String siren, UUID sandboxId, Instant createdAt) {

  public static final IdPrefix ID = IdPrefix.TENANT;
  public static final IdPrefix SANDBOX_ID = IdPrefix.SANDBOX;

  public Mode mode() {
    return Mode.of(sandboxId);
  }
}
