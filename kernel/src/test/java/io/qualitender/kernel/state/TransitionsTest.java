package io.qualitender.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionsTest {

  private enum Door {
    SHUT,
    AJAR,
    LOCKED
  }

  private enum Act {
    PUSH_OPEN,
    SHUT,
    LOCK
  }

  private static final Transitions<Door, Act> TRANSITIONS =
      Transitions.<Door, Act>startingAt(Door.SHUT)
          .on(Act.PUSH_OPEN, Door.AJAR, Door.SHUT)
          .on(Act.SHUT, Door.SHUT, Door.AJAR)
          .on(Act.LOCK, Door.LOCKED, Door.SHUT)
          .build();

  @Test
  void followsTheTable() {
    assertThat(TRANSITIONS.next(Act.PUSH_OPEN, Door.SHUT)).isEqualTo(Door.AJAR);
    assertThat(TRANSITIONS.allowedIn(Door.SHUT)).containsExactly(Act.PUSH_OPEN, Act.LOCK);
    assertThat(TRANSITIONS.allowedIn(Door.LOCKED)).isEmpty();
  }

  @Test
  void refusesOtherActionsWithTheState() {
    assertThatThrownBy(() -> TRANSITIONS.next(Act.LOCK, Door.AJAR))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(KernelProblem.ILLEGAL_TRANSITION);
              assertThat(problem.members())
                  .containsEntry("current_state", "ajar")
                  .doesNotContainKey("allowed_actions");
            });
  }

  /** Fails if actions keep the dashes of the URL, or a conflict offers an action not allowed. */
  @Test
  void aConflictListsTheAllowedActionsInLowerSnake() {
    assertThat(Transitions.words(TRANSITIONS.allowedIn(Door.SHUT)))
        .containsExactly("push_open", "lock");
    assertThatThrownBy(
            () ->
                ObjectStatus.withStatusOnConflict(
                    () -> TRANSITIONS.next(Act.LOCK, Door.AJAR),
                    () -> ObjectStatus.of(Door.AJAR, List.of("shut"))))
        .isInstanceOfSatisfying(
            Problem.class,
            problem ->
                assertThat(problem.members())
                    .containsEntry("current_state", "ajar")
                    .containsEntry("allowed_actions", List.of("shut")));
  }

  @Test
  void refusesATableWithTwoTargets() {
    Transitions.Builder<Door, Act> twice =
        Transitions.<Door, Act>startingAt(Door.SHUT).on(Act.SHUT, Door.SHUT, Door.AJAR);
    assertThatThrownBy(() -> twice.on(Act.SHUT, Door.LOCKED, Door.AJAR))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rendersAMermaidDiagram() {
    assertThat(TRANSITIONS.mermaid())
        .startsWith("stateDiagram-v2")
        .contains("[*] --> shut", "shut --> ajar : push_open");
  }
}
