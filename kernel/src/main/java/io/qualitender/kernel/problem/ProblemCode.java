package io.qualitender.kernel.problem;

import io.qualitender.kernel.text.Text;
import io.qualitender.kernel.text.WireName;
import java.util.List;

/**
 * One entry of a package's error catalogue, an enum whose constant names are the codes: {@code
 * TENDER_DEADLINE_PASSED} is {@code tender_deadline_passed} on the wire. Codes never change; titles
 * may.
 */
public interface ProblemCode {

  String name();

  /** The HTTP status. */
  int status();

  /** The same for every occurrence: the message {@code package.code.title}. */
  default Text title() {
    return new Text(Text.bundle(getClass()) + "." + code() + ".title", List.of());
  }

  default String code() {
    return WireName.of((Enum<?>) this);
  }
}
