package io.qualitender.kernel.problem;

import io.qualitender.kernel.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An error response: what is wrong and what to do. Sent as RFC 9457 problem+json. */
public final class Problem extends RuntimeException {

  private final ProblemCode code;
  private final transient Text detail;
  private final transient List<Fault> faults;
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  private Problem(ProblemCode code, Text detail, List<Fault> faults) {
    super(null, null, false, false);
    this.code = code;
    this.detail = detail;
    this.faults = List.copyOf(faults);
  }

  public static Problem of(ProblemCode code, Text detail) {
    return new Problem(code, detail, List.of());
  }

  public static Problem of(ProblemCode code, Text detail, List<Fault> faults) {
    return new Problem(code, detail, faults);
  }

  /** An extension member (RFC 9457 §3.2), such as {@code current_state} or {@code deadline}. */
  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** For logs: the code, the English detail and the faults' pointers and codes. */
  @Override
  public String getMessage() {
    StringBuilder message = new StringBuilder(code.code()).append(": ").append(detail);
    for (Fault fault : faults) {
      message.append(' ').append(fault.pointer() == null ? "" : fault.pointer());
      message.append(' ').append(fault.code());
    }
    return message.toString();
  }

  public Text detail() {
    return detail;
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
