package io.qualitender.kernel.problem;

import io.qualitender.kernel.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything wrong with a request, so that the caller learns it all at once. The shape's
 * faults come first (from the request record), the rules add theirs, and {@link #throwIfAny} ends
 * it.
 */
public final class Faults {

  /** More are counted and not listed: nobody reads them. */
  public static final int MOST_LISTED = 100;

  private final List<Fault> found = new ArrayList<>();
  private int more;

  public Faults() {}

  /**
   * @param more how many others there are
   */
  public Faults(List<Fault> found, int more) {
    found.forEach(this::add);
    this.more += more;
  }

  public Faults add(Fault fault) {
    if (found.size() < MOST_LISTED) {
      found.add(fault);
    } else {
      more++;
    }
    return this;
  }

  public Faults at(String pointer, String code, Text detail) {
    return add(Fault.at(pointer, code, detail));
  }

  /**
   * Adds the fault unless {@code right}; answers whether all was well, for rules that build on it.
   */
  public boolean check(boolean right, String pointer, String code, Text detail) {
    if (!right) {
      at(pointer, code, detail);
    }
    return right;
  }

  /** Whether something at {@code pointer} or below it is already known to be wrong. */
  public boolean has(String pointer) {
    return found.stream()
        .anyMatch(
            fault ->
                fault.pointer() != null
                    && (fault.pointer().equals(pointer)
                        || fault.pointer().startsWith(pointer + "/")));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Fault> list() {
    return List.copyOf(found);
  }

  /** Throws 422 with every fault when there is one. */
  public void throwIfAny() {
    throwIfAny(KernelProblem.INVALID_VALUES, Text.of("problem.values_listed"));
  }

  public void throwIfAny(ProblemCode code, Text detail) {
    if (!found.isEmpty()) {
      Problem problem = Problem.of(code, detail, found);
      throw more == 0 ? problem : problem.with("more_errors", more);
    }
  }
}
