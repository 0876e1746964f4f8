package io.qualitender.admin.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qualitender.admin.apikey.ApiKeyDao.Holder;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Role;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds the actor behind a key: checksum, hash, one query. Whom it has found it remembers for half
 * a second, so that a key revoked on another node is refused within one; whom it has not found it
 * does not remember, so that guesses fill no memory.
 */
public final class KeyCredentials implements Credentials {

  private static final Duration REMEMBERED = Duration.ofMillis(500);
  private static final int MOST_REMEMBERED = 10_000;

  private final ControlTx control;
  private final LastUseRecorder lastUse;
  private final Duration warning;
  private final Cache<ByteBuffer, Actor> known =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  /**
   * @param warning how long before its end a key's answers say so
   */
  public KeyCredentials(ControlTx control, LastUseRecorder lastUse, Duration warning) {
    this.control = control;
    this.lastUse = lastUse;
    this.warning = warning;
  }

  @Override
  public Optional<Actor> authenticate(String bearerSecret) {
    if (!KeySecret.mayBe(bearerSecret)) {
      return Optional.empty();
    }
    ByteBuffer hash = ByteBuffer.wrap(new KeySecret(bearerSecret).hash());
    Actor remembered = known.getIfPresent(hash);
    return remembered == null ? find(hash) : Optional.of(remembered);
  }

  /** Lets this node forget whom it knows, when a key has been revoked on it. */
  public void forget() {
    known.invalidateAll();
  }

  private Optional<Actor> find(ByteBuffer hash) {
    Optional<Actor> found =
        control
            .run(tx -> tx.dao(ApiKeyDao.class).holder(hash.array(), warning.toSeconds()))
            .map(this::actor);
    found.ifPresent(actor -> known.put(hash, actor));
    return found;
  }

  private Actor actor(Holder holder) {
    if (!holder.today().equals(holder.lastUsedOn())) {
      lastUse.note(holder.tenantId(), holder.id(), holder.today());
    }
    return new Actor(
        holder.tenantId(),
        holder.kind(),
        holder.sandboxId(),
        holder.id(),
        holder.role(),
        holder.scopes(),
        holder.endingAt(),
        Role.READER);
  }
}
