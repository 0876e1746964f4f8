package io.qualitender.kernel.problem;

import io.qualitender.kernel.text.Text;

/**
 * Something that is accepted but probably wrong. Has the form of a {@link Fault} and refuses
 * nothing.
 *
 * @param pointer a JSON pointer into the object, or null if it concerns no single field
 */
public record Warning(String pointer, String code, Text detail) {

  public static Warning at(String pointer, String code, Text detail) {
    return new Warning(pointer, code, detail);
  }

  public static Warning of(String code, Text detail) {
    return new Warning(null, code, detail);
  }
}
