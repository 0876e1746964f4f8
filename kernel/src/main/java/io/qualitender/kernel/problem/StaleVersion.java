package io.qualitender.kernel.problem;

import io.qualitender.kernel.text.Text;

/** The refusal to write an object that has changed since it was read. */
public final class StaleVersion {

  private StaleVersion() {}

  /**
   * @param current whether the object still is of the version that was read
   * @throws Problem 412 where it is not
   */
  public static void check(boolean current, Text detail) {
    if (!current) {
      throw Problem.of(KernelProblem.STALE_VERSION, detail);
    }
  }

  /**
   * @param changedRows of an update by version: 0 where the object has changed
   * @throws Problem 412 for 0
   */
  public static void check(int changedRows, Text detail) {
    check(changedRows > 0, detail);
  }
}
