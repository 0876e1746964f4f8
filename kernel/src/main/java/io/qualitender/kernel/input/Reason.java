package io.qualitender.kernel.input;

import jakarta.validation.constraints.NotNull;

/**
 * Why somebody acts, in requests and in the views that show it: a code of the act's closed list and
 * free text.
 *
 * @param text null if only the code is given
 */
public record Reason<C>(@NotNull C code, @VisibleText(max = MAX_LENGTH) String text) {

  /** Of the text. */
  static final int MAX_LENGTH = 1000;

  /** Null for a null code. */
  public static <C> Reason<C> ofNullable(C code, String text) {
    return code == null ? null : new Reason<>(code, text);
  }
}
