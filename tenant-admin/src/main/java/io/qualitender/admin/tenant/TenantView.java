package io.qualitender.admin.tenant;

import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;

/**
 * A tenant as its own members read it. What changes is that a body is linked, and what the operator
 * says of who it is.
 */
public record TenantView(
    String id,
    String object,
    TenantKind kind,
    String name,
    String siren,
    Mode mode,
    String sandboxId,
    String certificationBodyId,
    IdentityView identity,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /**
   * The operator's word on who the tenant is.
   *
   * @param verifiedAt null while nobody has verified it
   */
  public record IdentityView(Instant verifiedAt) {}

  /**
   * One that was made a moment ago: nobody has verified it.
   *
   * @param certificationBodyId a body's entry in the directory; null where it has none
   */
  public static TenantView of(Tenant tenant, String certificationBodyId) {
    return of(tenant, certificationBodyId, null);
  }

  /**
   * @param decision the newest about its identity; null where there is none
   */
  static TenantView of(Tenant tenant, String certificationBodyId, IdentityDecision decision) {
    boolean verified = decision != null && decision.decision() == IdentityDecision.Kind.VERIFIED;
    return new TenantView(
        Tenant.ID.format(tenant.id()),
        "tenant",
        tenant.kind(),
        tenant.name(),
        tenant.siren(),
        tenant.mode(),
        Tenant.SANDBOX_ID.format(tenant.sandboxId()),
        certificationBodyId,
        new IdentityView(verified ? decision.decidedAt() : null),
        tenant.createdAt(),
        decision == null ? tenant.createdAt() : decision.decidedAt(),
        1 + (certificationBodyId == null ? 0 : 1) + (decision == null ? 0 : decision.number()));
  }
}
