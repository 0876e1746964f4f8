package io.qualitender.kernel.france;

import io.qualitender.kernel.problem.Fault;
import io.qualitender.kernel.text.Text;

/** Why an official number cannot be one: which check failed, as a code and as a sentence. */
public record NumberFault(String code, Text detail) {

  /** The fault at its place in a request's body. */
  public Fault at(String pointer) {
    return Fault.at(pointer, code, detail);
  }
}
