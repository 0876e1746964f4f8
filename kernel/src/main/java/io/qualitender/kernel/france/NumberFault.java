package io.qualitender.kernel.france;

import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.text.Text;

/** The check that an official number failed: its code and message. */
public record NumberFault(String code, Text detail) {

  /** The fault of the field at {@code pointer} in a request body. */
  public Fault at(String pointer) {
    return Fault.at(pointer, code, detail);
  }
}
