package io.qualitender.kernel.tx;

import java.time.Instant;
import java.util.UUID;

/** A transaction of one tenant: row-level security shows it that tenant's rows and no others. */
public final class Tx extends Transaction {

  private final Actor actor;

  Tx(Session session, Instant now, Actor actor) {
    super(session, now);
    this.actor = actor;
  }

  public Actor actor() {
    return actor;
  }

  public UUID tenantId() {
    return actor.tenantId();
  }

  @Override
  public UUID keyId() {
    return actor.keyId();
  }
}
