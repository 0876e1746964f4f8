package io.qualitender.api.platform.sandbox;

import io.qualitender.admin.apikey.ApiKeys;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A new sandbox.
 *
 * @param clockAt its clock's time when it was created
 * @param members the organizations first, then the bodies
 */
record Sandbox(UUID id, Instant clockAt, List<Member> members) {

  /**
   * One fictional tenant.
   *
   * @param certificationBodyId its entry in the directory; null for an organization
   */
  record Member(Tenant tenant, UUID certificationBodyId, ApiKeys.Issued key) {}

  List<Tenant> organizations() {
    return members.stream()
        .map(Member::tenant)
        .filter(tenant -> tenant.kind() == TenantKind.TRAINING_ORGANIZATION)
        .toList();
  }
}
