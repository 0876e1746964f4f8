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
 * Writes events and state history in the transaction of the change they record, so that both are
 * committed or neither is.
 */
public final class EventLog {

  private EventLog() {}

  /** Records a state transition: one history row and one event. */
  public static void appendTransition(Tx tx, Transition transition) {
    write(tx, tx.tenantId(), transition, tx.now());
  }

  /** Records a transition by the worker for the tenant that owns the row, at that tenant's time. */
  public static void appendTransition(
      WorkerTx.Worker tx, UUID tenantId, Transition transition, Instant at) {
    write(tx, tenantId, transition, at);
  }

  /** A transition by the worker, for the tenant that owns the row, at that tenant's time. */
  public record TenantTransition(UUID tenantId, Transition transition, Instant at) {}

  /** Records many transitions in two statements. */
  public static void appendTransitions(WorkerTx.Worker tx, List<TenantTransition> transitions) {
    if (transitions.isEmpty()) {
      return;
    }
    List<EventDao.HistoryRow> history = new ArrayList<>();
    List<EventDao.EventRow> events = new ArrayList<>();
    for (TenantTransition each : transitions) {
      Transition transition = each.transition();
      UUID tenantId = each.tenantId();
      history.add(
          new EventDao.HistoryRow(
              tenantId,
              Ids.next(),
              transition.event().subject(),
              transition.subjectId(),
              transition.act(),
              transition.from(),
              transition.to(),
              transition.reason(),
              each.at()));
      events.add(
          new EventDao.EventRow(
              tenantId,
              Ids.next(),
              transition.event().type(),
              transition.event().subject(),
              transition.subjectId(),
              checked(transition.event(), transition.data()),
              each.at()));
    }
    tx.dao(EventDao.class).insertAllHistory(history);
    tx.dao(EventDao.class).insertAll(events);
  }

  /** Records an event without a state transition, such as an invitation received. */
  public static void append(Tx tx, EventType event, UUID subjectId, Map<String, Object> data) {
    insert(tx, tx.tenantId(), event, subjectId, data, tx.now());
  }

  private static void write(Transaction tx, UUID tenantId, Transition transition, Instant at) {
    tx.dao(EventDao.class)
        .insertHistory(
            tenantId,
            Ids.next(),
            transition.event().subject(),
            transition.subjectId(),
            transition.act(),
            transition.from(),
            transition.to(),
            transition.reason(),
            actorKind(tx),
            tx.keyId(),
            at);
    insert(tx, tenantId, transition.event(), transition.subjectId(), transition.data(), at);
  }

  private static void insert(
      Transaction tx,
      UUID tenantId,
      EventType event,
      UUID subjectId,
      Map<String, Object> data,
      Instant at) {
    tx.dao(EventDao.class)
        .insert(
            tenantId,
            Ids.next(),
            event.type(),
            event.subject(),
            subjectId,
            checked(event, data),
            actorKind(tx),
            tx.keyId(),
            at);
  }

  private static Map<String, Object> checked(EventType event, Map<String, Object> data) {
    if (!event.payload().containsAll(data.keySet())) {
      throw new IllegalArgumentException(event.type() + " does not list all of " + data.keySet());
    }
    return data;
  }

  private static String actorKind(Transaction tx) {
    return tx.keyId() == null ? "system" : "api_key";
  }
}
