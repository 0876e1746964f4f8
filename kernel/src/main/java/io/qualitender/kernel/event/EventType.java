package io.qualitender.kernel.event;

import java.util.Set;

/**
 * One entry of the event catalogue: what may be published about an object. Acts name theirs ({@link
 * PublishedAct}); what changes no state is a constant beside the code that appends it. The contract
 * names each, and a test compares the two.
 *
 * @param type such as {@code tender.published}: the subject and what happened to it
 * @param payload what its data may hold, beside the subject's id
 */
public record EventType(String type, Set<String> payload) {

  public static EventType of(String type, String... payload) {
    return new EventType(type, Set.of(payload));
  }

  /** The kind of object it is about, such as {@code tender}. */
  public String subject() {
    return type.substring(0, type.indexOf('.'));
  }
}
