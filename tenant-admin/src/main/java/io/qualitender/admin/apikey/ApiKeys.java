package io.qualitender.admin.apikey;

import io.qualitender.admin.apikey.ApiKeyState.Act;
import io.qualitender.admin.tenant.Mode;
import io.qualitender.admin.tenant.Tenant;
import io.qualitender.kernel.event.EventLog;
import io.qualitender.kernel.event.Move;
import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Failures;
import io.qualitender.kernel.tx.Role;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Makes, lists and revokes keys. Only the answer that makes one ever shows its secret. */
public final class ApiKeys {

  /** A key that has just been made, and its secret, which is kept nowhere. */
  public record Issued(ApiKey key, String secret) {}

  /** What a new key may do, and until when by the world's clock. */
  record Grant(String name, Role role, List<String> scopes, Instant expiresAt) {}

  private final Runnable whenRevoked;

  /**
   * @param whenRevoked lets this node forget at once whom it knows
   */
  public ApiKeys(Runnable whenRevoked) {
    this.whenRevoked = whenRevoked;
  }

  /** A new tenant's first key: its owner's, with every scope of its kind, for a year. */
  public Issued first(ControlTx.Control tx, Tenant tenant, String name) {
    Grant grant = new Grant(name, Role.OWNER, Scopes.of(tenant.kind()), latestExpiry(tx.now()));
    return insert(tx, tenant.id(), tenant.mode(), grant, tx.now());
  }

  Issued create(Tx tx, Grant grant) {
    Mode mode = Mode.of(tx.actor().sandboxId());
    Issued issued = insert(tx, tx.tenantId(), mode, grant, worldTime(tx));
    record(tx, "api_key.created", issued.key(), Act.CREATE, null, ApiKeyState.ACTIVE);
    return issued;
  }

  List<ApiKey> list(Tx tx, UUID after, int limit) {
    return dao(tx).list(tx.tenantId(), after, limit);
  }

  ApiKey get(Tx tx, UUID id) {
    return dao(tx).find(tx.tenantId(), id).orElseThrow(Failures::notFound);
  }

  /**
   * @throws Problem 409 when it is not active, and for the last key of a live tenant that can make
   *     others: nobody could ever enter again
   */
  ApiKey revoke(Tx tx, ApiKey key) {
    List<UUID> administering = dao(tx).lockAdministering(tx.tenantId());
    Instant now = worldTime(tx);
    ApiKeyState to = ApiKeyState.MOVES.move(Act.REVOKE, key.state(now));
    boolean live = tx.actor().sandboxId() == null;
    if (live && administering.equals(List.of(key.id()))) {
      throw Problem.of(
          ApiKeyProblem.LAST_OWNER_KEY,
          "No other active key has the role owner and the scope tenant:admin. Make one first, then revoke this one with it.");
    }
    if (dao(tx).revoke(tx.tenantId(), key.id(), now) == 0) {
      throw ApiKeyState.MOVES.illegal(Act.REVOKE, ApiKeyState.REVOKED);
    }
    record(tx, "api_key.revoked", key, Act.REVOKE, ApiKeyState.ACTIVE, to);
    tx.afterCommit(whenRevoked);
    return key.revokedAt(now);
  }

  /** Keys live by the world's clock. */
  Instant worldTime(Tx tx) {
    return dao(tx).worldTime();
  }

  /** The longest a key made at {@code now} may live: one year. */
  static Instant latestExpiry(Instant now) {
    return now.atOffset(ZoneOffset.UTC).plusYears(1).toInstant();
  }

  private static Issued insert(Transaction tx, UUID tenantId, Mode mode, Grant grant, Instant now) {
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
    dao(tx).insert(key, secret.hash());
    return new Issued(key, secret.text());
  }

  private static void record(
      Tx tx, String event, ApiKey key, Act act, ApiKeyState from, ApiKeyState to) {
    EventLog.moved(tx, Move.of(event, "api_key", key.id(), act, from, to));
  }

  private static ApiKeyDao dao(Transaction tx) {
    return tx.dao(ApiKeyDao.class);
  }
}
