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
import io.qualitender.kernel.sql.Asked;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.AdvisoryLock;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.SqlErrorTranslator;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates, lists and revokes keys. A secret is returned only when its key is created. */
public final class ApiKeys {

  /** The name of a key that the operator issued. */
  private static final String ISSUED_KEY_NAME = "Issued by the operator";

  /** The scopes a key needs to create others. */
  private static final List<String> TO_CREATE_KEYS = List.of(Scopes.TENANT_ADMIN);

  /** A new key and its secret, which is not stored. */
  public record Issued(ApiKey key, String secret) {}

  /** The attributes of a new key; {@code expiresAt} null = it does not expire. */
  record Grant(String name, Role role, List<String> scopes, Instant expiresAt) {}

  private final Runnable onRevoke;
  private final int maxActive;

  /**
   * @param onRevoke clears this node's cache of authenticated keys
   * @param maxActive maximum number of active keys of a tenant
   */
  public ApiKeys(Runnable onRevoke, int maxActive) {
    this.onRevoke = onRevoke;
    this.maxActive = maxActive;
  }

  /** Creates the first key of a new tenant, with role owner and all scopes of its kind. */
  public Issued first(ControlTx.Control tx, Tenant tenant, String name) {
    return insert(tx, tenant.id(), tenant.mode(), fullGrant(tenant, name), tx.now(), null);
  }

  /**
   * Issues a key to a tenant that has lost access, with role owner and all scopes. The limit of
   * active keys does not apply.
   *
   * @param by the name of the operator who issued it, stored with the key
   */
  public static Issued issue(ControlTx.Control tx, Tenant tenant, String by) {
    Grant grant = fullGrant(tenant, ISSUED_KEY_NAME);
    return insert(tx, tenant.id(), tenant.mode(), grant, tx.now(), by.strip());
  }

  private static Grant fullGrant(Tenant tenant, String name) {
    return new Grant(name, Role.OWNER, Scopes.of(tenant.kind()), null);
  }

  /**
   * Checks the limit under a lock, so that concurrent creations are counted one after the other.
   *
   * @throws Problem 409 when the tenant has the maximum number of active keys
   */
  void requireBelowLimit(Tx tx) {
    AdvisoryLock.exclusive(tx, tx.tenantId());
    if (dao(tx).countActive(tx.tenantId()) >= maxActive) {
      throw Problem.of(ApiKeyProblem.TOO_MANY_API_KEYS, Text.of("apikey.too_many", maxActive));
    }
  }

  /** Call after {@link #requireBelowLimit}, in the same transaction. */
  Issued create(Tx tx, Grant grant) {
    Mode mode = Mode.of(tx.actor().sandboxId());
    Issued issued = insert(tx, tx.tenantId(), mode, grant, realTime(tx), null);
    record(tx, issued.key(), Act.CREATE, null, ApiKeyState.ACTIVE);
    return issued;
  }

  /** A page of the tenant's keys, newest first. */
  static Asked<ApiKey> page(UUID tenantId, Page page, boolean first) {
    return first
        ? ApiKeyDao.FIRST_PAGE.with(tenantId, page.fetch())
        : ApiKeyDao.PAGE.with(tenantId, page.afterInstant(0), page.afterId(1), page.fetch());
  }

  static Asked<ApiKey> one(UUID tenantId, UUID id) {
    return ApiKeyDao.BY_ID.with(tenantId, id);
  }

  ApiKey get(Tx tx, UUID id) {
    return tx.first(one(tx.tenantId(), id)).orElseThrow(SqlErrorTranslator::notFound);
  }

  /**
   * @throws Problem 409 when it is not active, or is the last key of a live tenant that can create
   *     keys, or keys with all scopes
   */
  ApiKey revoke(Tx tx, ApiKey key) {
    List<UUID> administering = administering(tx, TO_CREATE_KEYS);
    List<UUID> complete = administering(tx, Scopes.of(tx.actor().kind()));
    Instant now = realTime(tx);
    ApiKeyState to = ApiKeyState.TRANSITIONS.next(Act.REVOKE, key.state(now));
    boolean live = tx.actor().sandboxId() == null;
    List<UUID> only = List.of(key.id());
    if (live && (administering.equals(only) || complete.equals(only))) {
      throw Problem.of(ApiKeyProblem.LAST_OWNER_KEY, Text.of("apikey.last_owner"));
    }
    if (dao(tx).revoke(tx.tenantId(), key.id(), now) == 0) {
      throw ApiKeyState.TRANSITIONS.illegal(Act.REVOKE, ApiKeyState.REVOKED);
    }
    record(tx, key, Act.REVOKE, ApiKeyState.ACTIVE, to);
    tx.afterCommit(onRevoke);
    return key.revokedAt(now);
  }

  /** What the views of keys ask besides the keys: {@link #irrevocable} and {@link #realTime}. */
  static List<Asked<?>> askedForViews(Actor actor) {
    List<Asked<?>> asked = new ArrayList<>(askIrrevocable(actor));
    asked.add(ApiKeyDao.REAL_TIME.with());
    return asked;
  }

  private static List<Asked<UUID>> askIrrevocable(Actor actor) {
    return actor.sandboxId() != null
        ? List.of()
        : Stream.of(TO_CREATE_KEYS, Scopes.of(actor.kind()))
            .map(scopes -> ApiKeyDao.ADMINISTERING.with(actor.tenantId(), scopes))
            .toList();
  }

  /** The keys that {@link #revoke} refuses as the last that can create keys. */
  Set<UUID> irrevocable(Tx tx) {
    return askIrrevocable(tx.actor()).stream()
        .map(tx::list)
        .filter(administering -> administering.size() == 1)
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  /** The real time, by which keys expire. */
  Instant realTime(Tx tx) {
    return tx.first(ApiKeyDao.REAL_TIME.with()).orElseThrow();
  }

  private static List<UUID> administering(Tx tx, List<String> scopes) {
    return dao(tx).lockAdministering(tx.tenantId(), scopes);
  }

  /**
   * Checks that a key does not grant scopes it lacks.
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
