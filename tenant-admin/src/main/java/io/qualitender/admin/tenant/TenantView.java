package io.qualitender.admin.tenant;

import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;

/**
 * A tenant, as its members read it. It changes when a body is linked to the directory and when the
 * operator decides about its identity.
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
   * The verification of the tenant's identity.
   *
   * @param verifiedAt null = not verified
   */
  public record IdentityView(Instant verifiedAt) {}

  /**
   * The view of a new tenant, which is not verified.
   *
   * @param certificationBodyId the body's entry in the directory; null = none
   */
  public static TenantView of(Tenant tenant, String certificationBodyId) {
    return of(tenant, certificationBodyId, null);
  }

  /**
   * @param decision the newest about its identity; null = none
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
