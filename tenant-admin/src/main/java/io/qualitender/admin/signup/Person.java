package io.qualitender.admin.signup;

import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who signed up. Until an address is verified it proves nothing: several persons may carry
 * one.
 */
record Person(UUID id, String email, String name, String passwordHash, Instant createdAt) {

  static final IdPrefix ID = new IdPrefix("usr");

  /** Kept out of logs: neither the address nor the hash. */
  @Override
  public String toString() {
    return ID.format(id);
  }
}
