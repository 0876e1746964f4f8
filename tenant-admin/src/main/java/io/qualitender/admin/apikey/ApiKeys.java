package io.qualitender.admin.apikey;

import io.qualitender.admin.apikey.ApiKeyState.Act;
import io.qualitender.admin.tenant.Mode;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Transition;
import io.qualitender.kernel.http.Page;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes, lists and revokes keys. Only the answer that makes one ever shows its secret. */
public final class ApiKeys {

  /** What a tenant finds in its list beside a key that it did not make. */
  private static final String ISSUED = "Issued by the operator";

  /** What a key needs to make others. */
  private static final List<String> TO_MAKE_OTHERS = List.of(Scopes.TENANT_ADMIN);

  /** A key that has just been made, and its secret, which is kept nowhere. */
  public record Issued(ApiKey key, String secret) {}

  /** What a new key may do, and until when by the world's clock; null = without end. */
  record Grant(String name, Role role, List<String> scopes, Instant expiresAt) {}

  private final Runnable whenRevoked;
  private final int mostLiving;

  /**
   * @param whenRevoked lets this node forget at once whom it knows
   * @param mostLiving how many keys of one tenant may be active side by side
   */
  public ApiKeys(Runnable whenRevoked, int mostLiving) {
    this.whenRevoked = whenRevoked;
    this.mostLiving = mostLiving;
  }

  /** A new tenant's first key: its owner's, with every scope of its kind. */
  public Issued first(ControlTx.Control tx, Tenant tenant, String name) {
    return insert(tx, tenant.id(), tenant.mode(), everything(tenant, name), tx.now(), null);
  }

  /**
   * A key from the operator, for a tenant that has none left that opens what it needs: an owner's,
   * with every scope. However many there are already.
   *
   * @param by who issued it, as the operator is known to others; kept with the key
   */
  public static Issued issue(ControlTx.Control tx, Tenant tenant, String by) {
    Grant grant = everything(tenant, ISSUED);
    return insert(tx, tenant.id(), tenant.mode(), grant, tx.now(), by.strip());
  }

  private static Grant everything(Tenant tenant, String name) {
    return new Grant(name, Role.OWNER, Scopes.of(tenant.kind()), null);
  }

  /**
   * Counted one after the other: of two that come at once, the second counts the first.
   *
   * @throws Problem 409 when the tenant has as many living keys as it may have
   */
  void requireRoom(Tx tx) {
    AdvisoryLock.exclusive(tx, tx.tenantId());
    if (dao(tx).living(tx.tenantId()) >= mostLiving) {
      throw Problem.of(ApiKeyProblem.TOO_MANY_API_KEYS, Text.of("apikey.too_many", mostLiving));
    }
  }

  /** Behind {@link #requireRoom}, in the same transaction. */
  Issued create(Tx tx, Grant grant) {
    Mode mode = Mode.of(tx.actor().sandboxId());
    Issued issued = insert(tx, tx.tenantId(), mode, grant, worldTime(tx), null);
    record(tx, issued.key(), Act.CREATE, null, ApiKeyState.ACTIVE);
    return issued;
  }

  List<ApiKey> list(Tx tx, Page page) {
    return dao(tx).list(tx.tenantId(), page.afterInstant(0), page.afterId(1), page.fetch());
  }

  ApiKey get(Tx tx, UUID id) {
    return dao(tx).find(tx.tenantId(), id).orElseThrow(SqlErrorTranslator::notFound);
  }

  /**
   * @throws Problem 409 when it is not active, and for the last key of a live tenant that can make
   *     others, or others of every scope: nobody could ever enter again, or give those scopes
   */
  ApiKey revoke(Tx tx, ApiKey key) {
    List<UUID> administering = administering(tx, TO_MAKE_OTHERS);
    List<UUID> complete = administering(tx, Scopes.of(tx.actor().kind()));
    Instant now = worldTime(tx);
    ApiKeyState to = ApiKeyState.TRANSITIONS.move(Act.REVOKE, key.state(now));
    boolean live = tx.actor().sandboxId() == null;
    List<UUID> only = List.of(key.id());
    if (live && (administering.equals(only) || complete.equals(only))) {
      throw Problem.of(ApiKeyProblem.LAST_OWNER_KEY, Text.of("apikey.last_owner"));
    }
    if (dao(tx).revoke(tx.tenantId(), key.id(), now) == 0) {
      throw ApiKeyState.TRANSITIONS.illegal(Act.REVOKE, ApiKeyState.REVOKED);
    }
    record(tx, key, Act.REVOKE, ApiKeyState.ACTIVE, to);
    tx.afterCommit(whenRevoked);
    return key.revokedAt(now);
  }

  /** The keys that {@link #revoke} would refuse as the last of their kind. */
  Set<UUID> irrevocable(Tx tx) {
    if (tx.actor().sandboxId() != null) {
      return Set.of();
    }
    Set<UUID> last = new HashSet<>();
    for (List<String> scopes : List.of(TO_MAKE_OTHERS, Scopes.of(tx.actor().kind()))) {
      List<UUID> administering = dao(tx).administering(tx.tenantId(), scopes);
      if (administering.size() == 1) {
        last.addAll(administering);
      }
    }
    return last;
  }

  /** Keys live by the world's clock. */
  Instant worldTime(Tx tx) {
    return dao(tx).worldTime();
  }

  private static List<UUID> administering(Tx tx, List<String> scopes) {
    return dao(tx).lockAdministering(tx.tenantId(), scopes);
  }

  /**
   * A key gives no more than it has.
   *
   * @throws Problem 403 naming the first scope that the actor's own key lacks
   */
  static void requireScopes(Actor actor, List<String> scopes) {
    for (String scope : scopes) {
      if (!actor.scopes().contains(scope)) {
        throw Problem.of(KernelProblem.SCOPE_MISSING, Text.of("apikey.scope_not_held", scope))
            .with("required_scope", scope);
      }
    }
  }

  private static Issued insert(
      Transaction tx, UUID tenantId, Mode mode, Grant grant, Instant now, String issuedBy) {
    KeySecret secret = KeySecret.random(mode);
    ApiKey key =
        new ApiKey(
            tenantId,
            Ids.next(),
            grant.name(),
            secret.hint(),
            grant.role(),
            grant.scopes(),
            1,
            now,
            now,
            grant.expiresAt(),
            null,
            null);
    dao(tx).insert(key, secret.hash(), issuedBy);
    return new Issued(key, secret.text());
  }

  private static void record(Tx tx, ApiKey key, Act act, ApiKeyState from, ApiKeyState to) {
    EventLog.appendTransition(tx, Transition.of(act, key.id(), from, to));
  }

  private static ApiKeyDao dao(Transaction tx) {
    return tx.dao(ApiKeyDao.class);
  }
}
