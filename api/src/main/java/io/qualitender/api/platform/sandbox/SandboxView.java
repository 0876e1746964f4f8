package io.qualitender.api.platform.sandbox;

import io.qualitender.admin.apikey.NewApiKeyView;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.admin.tenant.TenantView;
import io.qualitender.api.party.directory.Directory;
import java.time.Instant;
import java.util.List;

/** A new sandbox, with the secrets of its keys, which are shown only here. */
record SandboxView(
    String id,
    String object,
    Instant clockAt,
    List<MemberView> tenants,
    Instant createdAt,
    Instant updatedAt,
    int version) {

  /** One fictional tenant and its key. */
  record MemberView(TenantView tenant, NewApiKeyView apiKey) {}

  static SandboxView of(Sandbox sandbox) {
    return new SandboxView(
        Tenant.SANDBOX_ID.format(sandbox.id()),
        "sandbox",
        sandbox.clockAt(),
        sandbox.members().stream().map(SandboxView::member).toList(),
        sandbox.clockAt(),
        sandbox.clockAt(),
        1);
  }

  private static MemberView member(Sandbox.Member member) {
    Tenant tenant = member.tenant();
    return new MemberView(
        TenantView.of(tenant, Directory.ID.format(member.certificationBodyId())),
        NewApiKeyView.first(member.key(), tenant.mode()));
  }
}
