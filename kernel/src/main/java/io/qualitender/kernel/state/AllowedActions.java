package io.qualitender.kernel.state;

import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Collects what one caller may do to one object: every act that works, and no other. The least role
 * of an act is the one its operation asks for.
 */
public final class AllowedActions {

  private final Actor actor;
  private final boolean scoped;
  private final List<String> words = new ArrayList<>();

  private AllowedActions(Actor actor, boolean scoped) {
    this.actor = actor;
    this.scoped = scoped;
  }

  /**
   * @param scope the one that all the object's acts ask for
   */
  public static AllowedActions to(Actor actor, String scope) {
    return new AllowedActions(actor, actor.scopes().contains(scope));
  }

  /** Adds an act of the object's state machine, where it would work now. */
  public AllowedActions offer(Enum<?> act, Role least, boolean works) {
    return offer(act.name().toLowerCase(Locale.ROOT), least, works);
  }

  /** Adds an act that moves no state, such as {@code update}. */
  public AllowedActions offer(String act, Role least, boolean works) {
    if (works && scoped && actor.role().includes(least)) {
      words.add(act);
    }
    return this;
  }

  public List<String> list() {
    return List.copyOf(words);
  }
}
