package io.qualitender.admin.tenant;

import io.qualitender.admin.tenant.IdentityDecision.Kind;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Transaction;
import java.util.Optional;
import java.util.UUID;

/**
 * Whether a live tenant is who it says: a sign-up proves nothing, the operator's word does. Each
 * decision is kept with who took it and when; the newest holds.
 */
public final class Identities {

  /**
   * Under which name and number the tenant was verified; empty while it was not, and where the word
   * was taken back. A tenant finds its own only, the control plane anybody's.
   */
  public Optional<Identity> verified(Transaction tx, UUID tenantId) {
    return newest(tx, tenantId)
        .filter(newest -> newest.decision() == Kind.VERIFIED)
        .map(newest -> new Identity(newest.name(), newest.siren(), newest.decidedAt()));
  }

  /** The newest decision, whatever it was. */
  Optional<IdentityDecision> newest(Transaction tx, UUID tenantId) {
    return tx.dao(IdentityDao.class).newest(tenantId);
  }

  /**
   * The operator's word that the tenant is who it says.
   *
   * @param by who decided, as the operator is known to others
   * @return the tenant, to be read once more at the terminal
   * @throws Problem 404 when there is no such tenant; 409 when it is fictional or verified already,
   *     or when another live tenant holds its SIREN
   */
  public Tenant verify(ControlTx.Control tx, UUID tenantId, String by) {
    Tenant tenant = lock(tx, tenantId);
    if (verified(tx, tenantId).isPresent()) {
      throw refused(Text.of("tenant.verified_already", named(tenant)));
    }
    if (dao(tx).holdSiren(tenantId) == 0) {
      throw refused(Text.of("tenant.siren_held", named(tenant)));
    }
    return decide(tx, tenant, Kind.VERIFIED, by);
  }

  /**
   * Takes the word back. The tenant keeps its SIREN.
   *
   * @throws Problem 404 when there is no such tenant; 409 when it is fictional or not verified
   */
  public Tenant withdraw(ControlTx.Control tx, UUID tenantId, String by) {
    Tenant tenant = lock(tx, tenantId);
    if (verified(tx, tenantId).isEmpty()) {
      throw refused(Text.of("tenant.not_verified", named(tenant)));
    }
    return decide(tx, tenant, Kind.WITHDRAWN, by);
  }

  /**
   * The tenant is not who it says: the one to whom the SIREN belongs can sign up.
   *
   * @throws Problem 404 when there is no such tenant; 409 when it is fictional or refused already
   */
  public Tenant refuse(ControlTx.Control tx, UUID tenantId, String by) {
    Tenant tenant = lock(tx, tenantId);
    if (newest(tx, tenantId).filter(it -> it.decision() == Kind.REFUSED).isPresent()) {
      throw refused(Text.of("tenant.refused_already", named(tenant)));
    }
    dao(tx).releaseSiren(tenantId, tx.now());
    return decide(tx, tenant, Kind.REFUSED, by);
  }

  private Tenant lock(ControlTx.Control tx, UUID tenantId) {
    Tenant tenant = dao(tx).lock(tenantId).orElseThrow(SqlErrorTranslator::notFound);
    if (tenant.mode() != Mode.LIVE) {
      throw refused(Text.of("tenant.fictional", named(tenant)));
    }
    return tenant;
  }

  private Tenant decide(ControlTx.Control tx, Tenant tenant, Kind decision, String by) {
    int number = newest(tx, tenant.id()).map(IdentityDecision::number).orElse(0) + 1;
    dao(tx)
        .insert(tenant.id(), number, decision, tenant.name(), tenant.siren(), by.strip(), tx.now());
    return tenant;
  }

  private static Problem refused(Text why) {
    return Problem.of(KernelProblem.CONFLICT, why);
  }

  private static String named(Tenant tenant) {
    return "%s (%s, SIREN %s)"
        .formatted(Tenant.ID.format(tenant.id()), tenant.name(), tenant.siren());
  }

  private static IdentityDao dao(Transaction tx) {
    return tx.dao(IdentityDao.class);
  }
}
