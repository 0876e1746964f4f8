package io.qualitender.kernel.state;

import io.qualitender.kernel.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How an object stands for one caller.
 *
 * @param state its state, as the wire writes it
 * @param allowedActions what the caller may do to it now: what reading it shows
 */
public record ObjectStatus(String state, List<String> allowedActions) {

  private static final int CONFLICT = 409;

  public static ObjectStatus of(Enum<?> state, List<String> allowedActions) {
    return new ObjectStatus(state.name().toLowerCase(Locale.ROOT), allowedActions);
  }

  /**
   * Runs an act on an object. Where it is refused with 409, the refusal says how the object stands,
   * so that a client need not read it again to know what it may do instead.
   *
   * @param now how it stands after the refusal, read again
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
