package io.qualitender.kernel.state;

import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.WireName;
import java.util.List;
import java.util.function.Supplier;

/**
 * An object's state and the actions one caller may perform on it.
 *
 * @param state in wire form
 * @param allowedActions the same as in the object's view
 */
public record ObjectStatus(String state, List<String> allowedActions) {

  private static final int CONFLICT = 409;

  public static ObjectStatus of(Enum<?> state, List<String> allowedActions) {
    return new ObjectStatus(WireName.of(state), allowedActions);
  }

  /**
   * Runs an action on an object. If it is refused with 409, adds the object's state and allowed
   * actions to the problem, so that a client need not read the object again.
   *
   * @param now reads the status after the refusal
   */
  public static <R> R withStatusOnConflict(Supplier<R> act, Supplier<ObjectStatus> now) {
    try {
      return act.get();
    } catch (Problem refusal) {
      if (refusal.code().status() == CONFLICT) {
        ObjectStatus status = now.get();
        refusal.members().putIfAbsent("current_state", status.state());
        refusal.members().putIfAbsent("allowed_actions", status.allowedActions());
      }
      throw refusal;
    }
  }
}
