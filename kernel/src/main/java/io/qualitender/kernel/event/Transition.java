package io.qualitender.kernel.event;

import java.util.Map;
import java.util.UUID;

/**
 * One state transition of one object, as the event log records it.
 *
 * @param from null when the object is created
 * @param reason given by the actor; null = none
 * @param data of the event: ids and versions only, no personal data and no content of sealed quotes
 */
public record Transition(
    EventType event,
    UUID subjectId,
    Enum<?> act,
    Enum<?> from,
    Enum<?> to,
    String reason,
    Map<String, Object> data) {

  public static <A extends Enum<A> & PublishedAct> Transition of(
      A act, UUID subjectId, Enum<?> from, Enum<?> to) {
    return new Transition(act.event(), subjectId, act, from, to, null, Map.of());
  }

  public Transition withReason(String reason) {
    return new Transition(event, subjectId, act, from, to, reason, data);
  }

  public Transition with(Map<String, Object> more) {
    return new Transition(event, subjectId, act, from, to, reason, more);
  }
}
