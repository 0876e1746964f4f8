package io.qualitender.kernel.job;

import io.qualitender.kernel.tx.Tx;
import java.util.UUID;

/**
 * Handles one kind of outbox task in the addressee's transaction, which also marks the row done, so
 * that its effect happens once.
 */
@FunctionalInterface
public interface OutboxHandler {

  void handle(Tx tx, UUID subject);
}
