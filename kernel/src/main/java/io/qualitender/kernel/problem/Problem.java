package io.qualitender.kernel.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A refusal: what is wrong and what to do next. Becomes RFC 9457 problem+json in one mapper. */
public final class Problem extends RuntimeException {

  private final ProblemCode code;
  private final transient List<Fault> faults;
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  private Problem(ProblemCode code, String detail, List<Fault> faults) {
    super(detail, null, false, false);
    this.code = code;
    this.faults = List.copyOf(faults);
  }

  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code, detail, List.of());
  }

  public static Problem of(ProblemCode code, String detail, List<Fault> faults) {
    return new Problem(code, detail, faults);
  }

  /** An extension member (RFC 9457 §3.2), such as {@code current_state} or {@code deadline}. */
  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  public ProblemCode code() {
    return code;
  }

  public List<Fault> faults() {
    return faults;
  }

  public Map<String, Object> members() {
    return members;
  }
}
