package io.qualitender.api.platform.sandbox;

import io.qualitender.admin.apikey.ApiKeys;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.admin.tenant.Tenants;
import io.qualitender.api.party.directory.CertificationBody;
import io.qualitender.api.party.directory.Directory;
import io.qualitender.api.platform.sandbox.Sandbox.Member;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.TenantKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Creates a sandbox with its tenants, keys and directory entries, in one transaction. */
public final class Sandboxes {

  private static final String KEY_NAME = "Sandbox";

  private final ControlTx control;
  private final Tenants tenants;
  private final ApiKeys keys;
  private final Directory directory;

  public Sandboxes(ControlTx control, Tenants tenants, ApiKeys keys, Directory directory) {
    this.control = control;
    this.tenants = tenants;
    this.keys = keys;
    this.directory = directory;
  }

  /**
   * @param organizations number of training organizations
   * @param bodies number of certification bodies, at most {@link FictionalBodies#COUNT}
   * @param startAt its clock's initial time; null for real time
   */
  Sandbox create(int organizations, int bodies, Instant startAt) {
    return control.run(
        tx -> {
          UUID id = Ids.next();
          Instant clockAt = startAt == null ? tx.now() : startAt;
          tx.dao(SandboxDao.class).insert(id, clockAt, tx.now());
          List<Member> members = new ArrayList<>();
          for (int i = 0; i < organizations; i++) {
            members.add(organization(tx, i, id, clockAt));
          }
          for (int i = 0; i < bodies; i++) {
            members.add(body(tx, i, id, clockAt));
          }
          return new Sandbox(id, clockAt, members);
        });
  }

  private Member organization(ControlTx.Control tx, int index, UUID sandboxId, Instant clockAt) {
    String name = "Organisme fictif n° %d".formatted(index + 1);
    Tenant tenant =
        tenants.createFictional(tx, TenantKind.TRAINING_ORGANIZATION, name, sandboxId, clockAt);
    return new Member(tenant, null, keys.first(tx, tenant, KEY_NAME));
  }

  private Member body(ControlTx.Control tx, int index, UUID sandboxId, Instant clockAt) {
    Tenant tenant =
        tenants.createFictional(
            tx, TenantKind.CERTIFICATION_BODY, FictionalBodies.name(index), sandboxId, clockAt);
    CertificationBody entry = FictionalBodies.entry(index, sandboxId, tenant.id(), clockAt);
    directory.createFictional(tx, List.of(entry));
    return new Member(tenant, entry.id(), keys.first(tx, tenant, KEY_NAME));
  }
}
