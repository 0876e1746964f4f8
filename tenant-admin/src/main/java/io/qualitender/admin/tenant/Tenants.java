package io.qualitender.admin.tenant;

import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.TenantKind;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Creates and finds tenants. */
public final class Tenants {

  /**
   * Creates a live tenant.
   *
   * @throws Problem 409 when a live tenant of either kind has the SIREN
   */
  public Tenant open(ControlTx.Control tx, TenantKind kind, String name, String siren) {
    return insert(tx, new Tenant(Ids.next(), kind, name, siren, null, tx.now()));
  }

  /** Creates a fictional tenant of a sandbox, with the time of the sandbox's clock. */
  public Tenant createFictional(
      ControlTx.Control tx, TenantKind kind, String name, UUID sandboxId, Instant clockAt) {
    return insert(tx, new Tenant(Ids.next(), kind, name, null, sandboxId, clockAt));
  }

  /** What {@link #own} asks, to be read with other queries. */
  static Asked<Tenant> asked(UUID id) {
    return TenantDao.BY_ID.with(id);
  }

  /** The caller's tenant. */
  public Tenant own(Tx tx) {
    return find(tx, tx.tenantId())
        .orElseThrow(() -> new IllegalStateException("the actor's tenant does not exist"));
  }

  /** A tenant by id; row-level security limits tenants to their own. */
  public Optional<Tenant> find(Transaction tx, UUID id) {
    return tx.first(asked(id));
  }

  private static Tenant insert(ControlTx.Control tx, Tenant tenant) {
    if (tx.dao(TenantDao.class).insert(tenant) == 0) {
      throw Problem.of(TenantProblem.SIREN_TAKEN, Text.of("tenant.siren_taken"));
    }
    return tenant;
  }
}
