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
 * Authenticates API keys: checksum, hash, one query. Valid keys are cached for 0.5 s, so that a key
 * revoked on another node is refused within a second. Unknown keys are not cached, so that guessing
 * cannot fill the memory.
 */
public final class KeyCredentials implements Credentials {

  private static final Duration CACHE_TIME = Duration.ofMillis(500);
  private static final int MAX_CACHED = 10_000;

  private final ControlTx control;
  private final LastUseRecorder lastUse;
  private final Duration warning;
  private final Cache<ByteBuffer, Actor> cache =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(CACHE_TIME).build();

  /**
   * @param warning how long before expiry responses carry a warning header
   */
  public KeyCredentials(ControlTx control, LastUseRecorder lastUse, Duration warning) {
    this.control = control;
    this.lastUse = lastUse;
    this.warning = warning;
  }

  @Override
  public Optional<Actor> authenticate(String bearerSecret) {
    if (!KeySecret.isWellFormed(bearerSecret)) {
      return Optional.empty();
    }
    ByteBuffer hash = ByteBuffer.wrap(new KeySecret(bearerSecret).hash());
    Actor cached = cache.getIfPresent(hash);
    return cached == null ? find(hash) : Optional.of(cached);
  }

  /** Clears the cache of this node, after a key was revoked on it. */
  public void clearCache() {
    cache.invalidateAll();
  }

  private Optional<Actor> find(ByteBuffer hash) {
    Optional<Actor> found =
        control
            .run(tx -> tx.dao(ApiKeyDao.class).findHolder(hash.array(), warning.toSeconds()))
            .map(this::actor);
    found.ifPresent(actor -> cache.put(hash, actor));
    return found;
  }

  private Actor actor(Holder holder) {
    if (!holder.today().equals(holder.lastUsedOn())) {
      lastUse.record(holder.tenantId(), holder.id(), holder.today());
    }
    return new Actor(
        holder.tenantId(),
        holder.kind(),
        holder.sandboxId(),
        holder.id(),
        holder.role(),
        holder.scopes(),
        holder.expiringAt(),
        Role.READER);
  }
}
