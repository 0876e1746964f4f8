package io.qualitender.kernel.problem;

import io.qualitender.kernel.text.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the errors of a request, so that one response reports all of them. The request record
 * adds those of form, the service those of its rules, then {@link #throwIfAny} is called.
 */
public final class Faults {

  /** Further faults are counted and not listed. */
  public static final int MAX_LISTED = 100;

  private final List<Fault> found = new ArrayList<>();
  private int more;

  public Faults() {}

  /**
   * @param more number of further faults that are not listed
   */
  public Faults(List<Fault> found, int more) {
    found.forEach(this::add);
    this.more += more;
  }

  public Faults add(Fault fault) {
    if (found.size() < MAX_LISTED) {
      found.add(fault);
    } else {
      more++;
    }
    return this;
  }

  public Faults at(String pointer, String code, Text detail) {
    return add(Fault.at(pointer, code, detail));
  }

  /** Adds the fault unless {@code valid}, which is returned for rules that depend on it. */
  public boolean check(boolean valid, String pointer, String code, Text detail) {
    if (!valid) {
      at(pointer, code, detail);
    }
    return valid;
  }

  /** Whether there is a fault at {@code pointer} or below it. */
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

  /** Throws 422 with all faults if there are any. */
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
