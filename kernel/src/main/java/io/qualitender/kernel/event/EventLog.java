package io.qualitender.kernel.event;

import io.qualitender.kernel.id.Ids;
import io.qualitender.kernel.tx.Transaction;
import io.qualitender.kernel.tx.Tx;
import io.qualitender.kernel.tx.WorkerTx;
import java.time.Instant;
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
    write(tx, List.of(new TenantTransition(tx.tenantId(), transition, tx.now())));
  }

  /** Records a transition by the worker for the tenant that owns the row, at that tenant's time. */
  public static void appendTransition(
      WorkerTx.Worker tx, UUID tenantId, Transition transition, Instant at) {
    write(tx, List.of(new TenantTransition(tenantId, transition, at)));
  }

  /** A transition in the rows of a tenant, at that tenant's time. */
  public record TenantTransition(UUID tenantId, Transition transition, Instant at) {

    private EventDao.HistoryRow history() {
      return new EventDao.HistoryRow(
          tenantId,
          Ids.next(),
          transition.event().subject(),
          transition.subjectId(),
          transition.act(),
          transition.from(),
          transition.to(),
          transition.reason(),
          at);
    }

    private EventDao.EventRow event() {
      return row(tenantId, transition.event(), transition.subjectId(), transition.data(), at);
    }
  }

  /** Records many transitions by the worker in two statements. */
  public static void appendTransitions(WorkerTx.Worker tx, List<TenantTransition> transitions) {
    if (!transitions.isEmpty()) {
      write(tx, transitions);
    }
  }

  /** Records an event without a state transition, such as an invitation received. */
  public static void append(Tx tx, EventType event, UUID subjectId, Map<String, Object> data) {
    insert(tx, List.of(row(tx.tenantId(), event, subjectId, data, tx.now())));
  }

  private static void write(Transaction tx, List<TenantTransition> transitions) {
    tx.dao(EventDao.class)
        .insertHistory(
            transitions.stream().map(TenantTransition::history).toList(),
            actorKind(tx),
            tx.keyId());
    insert(tx, transitions.stream().map(TenantTransition::event).toList());
  }

  private static void insert(Transaction tx, List<EventDao.EventRow> events) {
    tx.dao(EventDao.class).insert(events, actorKind(tx), tx.keyId());
  }

  /**
   * @throws IllegalArgumentException if the event does not list all of {@code data}
   */
  private static EventDao.EventRow row(
      UUID tenantId, EventType event, UUID subjectId, Map<String, Object> data, Instant at) {
    if (!event.payload().containsAll(data.keySet())) {
      throw new IllegalArgumentException(event.type() + " does not list all of " + data.keySet());
    }
    return new EventDao.EventRow(
        tenantId, Ids.next(), event.type(), event.subject(), subjectId, data, at);
  }

  private static String actorKind(Transaction tx) {
    return tx.keyId() == null ? "system" : "api_key";
  }
}
