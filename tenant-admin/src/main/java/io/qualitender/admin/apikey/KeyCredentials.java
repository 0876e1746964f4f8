package io.qualitender.admin.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.qualitender.admin.apikey.ApiKeyDao.Holder;
import io.qualitender.kernel.http.Credentials;
import io.qualitender.kernel.time.Paris;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.ControlTx;
import io.qualitender.kernel.tx.Role;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Authenticates API keys: checksum, hash, one query. Keys are remembered for ten minutes, without a
 * query; whether a remembered key is still valid is asked in the first statement of each
 * transaction ({@link #VALID_KEY}), so that a revocation takes effect with the next request on
 * every node. Unknown keys are not remembered, so that guessing cannot fill the memory.
 */
public final class KeyCredentials implements Credentials {

  /** The condition that {@code :keyId} is a key of the transaction's tenant that may be used. */
  public static final String VALID_KEY = ApiKeyDao.VALID_KEY;

  private static final Duration CACHE_TIME = Duration.ofMinutes(10);
  private static final int MAX_CACHED = 10_000;

  private final ControlTx control;
  private final LastUseRecorder lastUse;
  private final Duration warning;
  private final InstantSource clock;
  private final Cache<ByteBuffer, Known> cache =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).expireAfterWrite(CACHE_TIME).build();

  /** A key and the last day on which its use was recorded. */
  private static final class Known {
    private final Actor actor;
    private volatile LocalDate usedOn;

    private Known(Actor actor, LocalDate usedOn) {
      this.actor = actor;
      this.usedOn = usedOn;
    }
  }

  /**
   * @param warning how long before expiry responses carry a warning header
   * @param clock real time, for the day of the last use
   */
  public KeyCredentials(
      ControlTx control, LastUseRecorder lastUse, Duration warning, InstantSource clock) {
    this.control = control;
    this.lastUse = lastUse;
    this.warning = warning;
    this.clock = clock;
  }

  @Override
  public Optional<Actor> authenticate(String bearerSecret) {
    if (!KeySecret.isWellFormed(bearerSecret)) {
      return Optional.empty();
    }
    ByteBuffer hash = ByteBuffer.wrap(new KeySecret(bearerSecret).hash());
    Known known = cache.getIfPresent(hash);
    if (known == null) {
      known = find(hash);
    }
    if (known == null) {
      return Optional.empty();
    }
    recordUse(known);
    return Optional.of(known.actor);
  }

  /** Forgets the keys of this node, after a key was revoked on it. */
  public void clearCache() {
    cache.invalidateAll();
  }

  private Known find(ByteBuffer hash) {
    Known found =
        control
            .run(tx -> tx.dao(ApiKeyDao.class).findHolder(hash.array(), warning.toSeconds()))
            .map(holder -> new Known(actor(holder), holder.lastUsedOn()))
            .orElse(null);
    if (found != null) {
      cache.put(hash, found);
    }
    return found;
  }

  private void recordUse(Known known) {
    LocalDate today = Paris.dayOf(clock.instant());
    if (!today.equals(known.usedOn)) {
      known.usedOn = today;
      lastUse.record(known.actor.tenantId(), known.actor.keyId(), today);
    }
  }

  private static Actor actor(Holder holder) {
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
