package io.qualitender.admin.tenant;

import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;

/** A tenant as its own members read it. All that ever changes is that a body is linked. */
public record TenantView(
    String id,
    String object,
    TenantKind kind,
    String name,
    String siren,
    Mode mode,
    String sandboxId,
    String certificationBodyId,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * @param certificationBodyId a body's entry in the directory; null where it has none
   */
  public static TenantView of(Tenant tenant, String certificationBodyId) {
    return new TenantView(
        Tenant.ID.format(tenant.id()),
        "tenant",
        tenant.kind(),
        tenant.name(),
        tenant.siren(),
        tenant.mode(),
        Tenant.SANDBOX_ID.format(tenant.sandboxId()),
        certificationBodyId,
        tenant.createdAt(),
        tenant.createdAt(),
        certificationBodyId == null ? 1 : 2);
  }
}
