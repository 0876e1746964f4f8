package io.qualitender.kernel.event;

import java.util.Map;
import java.util.UUID;

/**
 * One move of one object.
 *
 * @param from null where the object is born by the move
 * @param reason null unless the one who moved it gave one
 * @param data thin: ids and versions, no personal data, nothing sealed
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

  public Transition because(String why) {
    return new Transition(event, subjectId, act, from, to, why, data);
  }

  public Transition with(Map<String, Object> more) {
    return new Transition(event, subjectId, act, from, to, reason, more);
  }
}
