package io.qualitender.kernel.state;

import io.qualitender.kernel.text.WireName;
import io.qualitender.kernel.tx.Actor;
import io.qualitender.kernel.tx.Role;
import java.util.ArrayList;
import java.util.List;

/** Collects the actions that one caller may perform on one object now. */
public final class AllowedActions {

  private final Actor actor;
  private final boolean scoped;
  private final List<String> words = new ArrayList<>();

  private AllowedActions(Actor actor, boolean scoped) {
    this.actor = actor;
    this.scoped = scoped;
  }

  /**
   * @param scope required by all actions on the object
   */
  public static AllowedActions to(Actor actor, String scope) {
    return new AllowedActions(actor, actor.scopes().contains(scope));
  }

  /** Adds an action of the state machine, if it would succeed and the caller has its role. */
  public AllowedActions offer(Enum<?> act, Role minimum, boolean works) {
    return offer(WireName.of(act), minimum, works);
  }

  /** Adds an action that changes no state, such as {@code update}. */
  public AllowedActions offer(String act, Role minimum, boolean works) {
    if (works && scoped && actor.role().includes(minimum)) {
      words.add(act);
    }
    return this;
  }

  public List<String> list() {
    return List.copyOf(words);
  }
}
