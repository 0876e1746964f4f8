package io.qualitender.kernel.event;

import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Writes what happened on the connection of the transaction that makes it happen: it is there if
 * and only if the effect is.
 */
public final class EventLog {

  private EventLog() {}

  /** A move of a state machine: one history row and one event. */
  public static void moved(Tx tx, Move move) {
    write(tx, tx.tenantId(), move, tx.now());
  }

  /** The same, by the worker for the tenant whose row it moved, at that tenant's time. */
  public static void moved(WorkerTx.Worker tx, UUID tenantId, Move move, Instant at) {
    write(tx, tenantId, move, at);
  }

  /** Something that changes no state of its subject, such as an invitation received. */
  public static void happened(
      Tx tx, String type, String subjectType, UUID subjectId, Map<String, Object> data) {
    insert(tx, tx.tenantId(), type, subjectType, subjectId, data, tx.now());
  }

  private static void write(Transaction tx, UUID tenantId, Move move, Instant at) {
    tx.dao(EventDao.class)
        .insertMove(
            tenantId,
            Ids.next(),
            move.subjectType(),
            move.subjectId(),
            move.act(),
            move.from(),
            move.to(),
            move.reason(),
            actorKind(tx),
            tx.keyId(),
            at);
    insert(tx, tenantId, move.event(), move.subjectType(), move.subjectId(), move.data(), at);
  }

  private static void insert(
      Transaction tx,
      UUID tenantId,
      String type,
      String subjectType,
      UUID subjectId,
      Map<String, Object> data,
      Instant at) {
    tx.dao(EventDao.class)
        .insert(
            tenantId,
            Ids.next(),
            type,
            subjectType,
            subjectId,
            data,
            actorKind(tx),
            tx.keyId(),
            at);
  }

  private static String actorKind(Transaction tx) {
    return tx.keyId() == null ? "system" : "api_key";
  }
}
