package io.qualitender.kernel.http;

import io.qualitender.kernel.tx.Actor;
import java.util.Optional;

/** Knows who stands behind a secret. Implemented by the control plane. */
@FunctionalInterface
public interface Credentials {

  /**
   * The actor behind the secret of {@code Authorization: Bearer …}; empty for an unknown, revoked,
   * expired or malformed one, without saying which. A lost database is a problem, never an empty
   * answer.
   */
  Optional<Actor> authenticate(String bearerSecret);
}
