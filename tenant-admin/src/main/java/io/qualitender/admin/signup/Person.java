package io.qualitender.admin.signup;

import io.qualitender.kernel.id.IdPrefix;
import java.time.Instant;
import java.util.UUID;

/** A user who signed up. Addresses are not verified, so several users may have the same one. */
record Person(UUID id, String email, String name, String passwordHash, Instant createdAt) {

  static final IdPrefix ID = IdPrefix.PERSON;

  /** Only the id, to keep the address and the hash out of logs. */
  @Override
  public String toString() {
    return ID.format(id);
  }
}
