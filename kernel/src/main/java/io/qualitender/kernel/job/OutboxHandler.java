package io.qualitender.kernel.job;

import io.qualitender.kernel.tx.Tx;
import java.util.UUID;

/**
 * Does one kind of outbox task inside the addressee's transaction, the one that also marks the row
 * done: so its effect happens once.
 */
@FunctionalInterface
public interface OutboxHandler {

  void handle(Tx tx, UUID subject);
}
