package io.qualitender.kernel.event;

import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** One of many moves by the worker, of the tenant whose row it moved, at that tenant's time. */
  public record TenantMove(UUID tenantId, Move move, Instant at) {}

  /** Many moves in two statements. */
  public static void movedAll(WorkerTx.Worker tx, List<TenantMove> moves) {
    if (moves.isEmpty()) {
      return;
    }
    List<EventDao.HistoryRow> history = new ArrayList<>();
    List<EventDao.EventRow> events = new ArrayList<>();
    for (TenantMove each : moves) {
      Move move = each.move();
      UUID tenantId = each.tenantId();
      history.add(
          new EventDao.HistoryRow(
              tenantId,
              Ids.next(),
              move.subjectType(),
              move.subjectId(),
              move.act(),
              move.from(),
              move.to(),
              move.reason(),
              each.at()));
      events.add(
          new EventDao.EventRow(
              tenantId,
              Ids.next(),
              move.event(),
              move.subjectType(),
              move.subjectId(),
              move.data(),
              each.at()));
    }
    tx.dao(EventDao.class).insertMoves(history);
    tx.dao(EventDao.class).insertAll(events);
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
