package io.qualitender.admin.tenant;

import io.qualitender.admin.tenant.IdentityDecision.Kind;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Transaction;
import java.util.Optional;
import java.util.UUID;

/**
 * Verification of live tenants' identities by the operator, since a sign-up proves none. Each
 * decision is stored with its author and time; the newest applies.
 */
public final class Identities {

  /**
   * The verified name and SIREN; empty if the tenant is not verified or the verification was
   * withdrawn. A tenant can read only its own.
   */
  public Optional<Identity> verified(Transaction tx, UUID tenantId) {
    return newest(tx, tenantId)
        .filter(newest -> newest.decision() == Kind.VERIFIED)
        .map(newest -> new Identity(newest.name(), newest.siren(), newest.decidedAt()));
  }

  /** What {@link #verified} asks, to be read with other queries. */
  public static Asked<IdentityDecision> asked(UUID tenantId) {
    return IdentityDao.NEWEST.with(tenantId);
  }

  /** The newest decision, of any kind. */
  Optional<IdentityDecision> newest(Transaction tx, UUID tenantId) {
    return tx.first(asked(tenantId));
  }

  /**
   * Records that the operator has verified the tenant's identity.
   *
   * @param by the name of the operator who decided
   * @return the tenant, for the operator to check
   * @throws Problem 404 when there is no such tenant; 409 when it is fictional or verified already,
   *     or when another live tenant holds its SIREN
   */
  public Tenant verify(ControlTx.Control tx, UUID tenantId, String by) {
    Tenant tenant = lock(tx, tenantId);
    if (verified(tx, tenantId).isPresent()) {
      throw conflict(Text.of("tenant.verified_already", description(tenant)));
    }
    if (dao(tx).holdSiren(tenantId) == 0) {
      throw conflict(Text.of("tenant.siren_held", description(tenant)));
    }
    return decide(tx, tenant, Kind.VERIFIED, by);
  }

  /**
   * Withdraws the verification. The tenant keeps its SIREN.
   *
   * @throws Problem 404 when there is no such tenant; 409 when it is fictional or not verified
   */
  public Tenant withdraw(ControlTx.Control tx, UUID tenantId, String by) {
    Tenant tenant = lock(tx, tenantId);
    if (verified(tx, tenantId).isEmpty()) {
      throw conflict(Text.of("tenant.not_verified", description(tenant)));
    }
    return decide(tx, tenant, Kind.WITHDRAWN, by);
  }

  /**
   * Records that the identity is false and releases the SIREN, so that its owner can sign up.
   *
   * @throws Problem 404 when there is no such tenant; 409 when it is fictional or refused already
   */
  public Tenant refuse(ControlTx.Control tx, UUID tenantId, String by) {
    Tenant tenant = lock(tx, tenantId);
    if (newest(tx, tenantId).filter(it -> it.decision() == Kind.REFUSED).isPresent()) {
      throw conflict(Text.of("tenant.refused_already", description(tenant)));
    }
    dao(tx).releaseSiren(tenantId, tx.now());
    return decide(tx, tenant, Kind.REFUSED, by);
  }

  private Tenant lock(ControlTx.Control tx, UUID tenantId) {
    Tenant tenant = dao(tx).lock(tenantId).orElseThrow(SqlErrorTranslator::notFound);
    if (tenant.mode() != Mode.LIVE) {
      throw conflict(Text.of("tenant.fictional", description(tenant)));
    }
    return tenant;
  }

  private Tenant decide(ControlTx.Control tx, Tenant tenant, Kind decision, String by) {
    int number = newest(tx, tenant.id()).map(IdentityDecision::number).orElse(0) + 1;
    dao(tx)
        .insert(tenant.id(), number, decision, tenant.name(), tenant.siren(), by.strip(), tx.now());
    return tenant;
  }

  private static Problem conflict(Text why) {
    return Problem.of(KernelProblem.CONFLICT, why);
  }

  private static String description(Tenant tenant) {
    return "%s (%s, SIREN %s)"
        .formatted(Tenant.ID.format(tenant.id()), tenant.name(), tenant.siren());
  }

  private static IdentityDao dao(Transaction tx) {
    return tx.dao(IdentityDao.class);
  }
}
