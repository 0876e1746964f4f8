package io.qualitender.kernel.http;

import io.qualitender.kernel.tx.Actor;
import java.util.Optional;

/** Authenticates API keys. Implemented by the control plane. */
@FunctionalInterface
public interface Credentials {

  /**
   * The actor of the secret in {@code Authorization: Bearer …}; empty if it is unknown, revoked,
   * expired or malformed.
   *
   * @throws io.qualitender.kernel.problem.Problem 503 when the database is unavailable
   */
  Optional<Actor> authenticate(String bearerSecret);
}
