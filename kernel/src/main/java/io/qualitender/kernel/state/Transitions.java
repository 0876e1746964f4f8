package io.qualitender.kernel.state;

import io.qualitender.kernel.problem.KernelProblem;
import io.qualitender.kernel.problem.Problem;
import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine as a table: which action leads from which states to which. Anything else is
 * refused.
 */
public final class Transitions<S extends Enum<S>, A extends Enum<A>> {

  private record TransitionKey<S, A>(A act, S from) {}

  private final S start;
  private final Map<TransitionKey<S, A>, S> edges;

  private Transitions(S start, Map<TransitionKey<S, A>, S> edges) {
    this.start = start;
    this.edges = edges;
  }

  public static <S extends Enum<S>, A extends Enum<A>> Builder<S, A> startingAt(S start) {
    return new Builder<>(start);
  }

  public S start() {
    return start;
  }

  public Optional<S> target(A act, S from) {
    return Optional.ofNullable(edges.get(new TransitionKey<>(act, from)));
  }

  /**
   * The state after {@code act}.
   *
   * @throws Problem 409 with the current state; {@link ObjectStatus} adds the allowed actions
   */
  public S next(A act, S from) {
    return target(act, from).orElseThrow(() -> illegal(act, from));
  }

  /** The actions possible in {@code state}, in the table's order. */
  public List<A> allowedIn(S state) {
    return edges.keySet().stream()
        .filter(edge -> edge.from() == state)
        .map(TransitionKey::act)
        .distinct()
        .toList();
  }

  public Problem illegal(A act, S from) {
    return Problem.of(KernelProblem.ILLEGAL_TRANSITION, Text.of("state.not_now", from, act))
        .with("current_state", WireName.of(from));
  }

  /** The machine as a Mermaid state diagram, for the docs. */
  public String mermaid() {
    StringBuilder text =
        new StringBuilder("stateDiagram-v2\n  [*] --> " + WireName.of(start) + "\n");
    edges.forEach(
        (edge, to) ->
            text.append(
                "  %s --> %s : %s%n"
                    .formatted(
                        WireName.of(edge.from()), WireName.of(to), WireName.of(edge.act()))));
    return text.toString();
  }

  /** The wire form of actions, in lower_snake. */
  public static List<String> words(List<? extends Enum<?>> acts) {
    List<String> words = new ArrayList<>();
    acts.forEach(act -> words.add(WireName.of(act)));
    return words;
  }

  /** Builds the table. */
  public static final class Builder<S extends Enum<S>, A extends Enum<A>> {

    private final S start;
    private final Map<TransitionKey<S, A>, S> edges = new LinkedHashMap<>();

    private Builder(S start) {
      this.start = start;
    }

    /** {@code act} leads to {@code to} from each of {@code from}. */
    @SafeVarargs
    public final Builder<S, A> on(A act, S to, S... from) {
      for (S state : from) {
        if (edges.put(new TransitionKey<>(act, state), to) != null) {
          throw new IllegalArgumentException(act + " is defined twice for " + state);
        }
      }
      return this;
    }

    public Transitions<S, A> build() {
      return new Transitions<>(start, new LinkedHashMap<>(edges));
    }
  }
}
