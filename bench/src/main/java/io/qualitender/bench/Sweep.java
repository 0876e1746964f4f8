package io.qualitender.bench;

/** Reminders that fall due, many at once. */
final class Sweep {

  record Found(Wave plain, Wave acting) {}

  /**
   * @param reminders how many fell due
   * @param stagedSeconds until none was due any more
   * @param doneSeconds until what they cause was done too
   * @param quietMicros median of the API before
   * @param meanwhileMicros median of the API meanwhile
   */
  record Wave(
      int reminders,
      double stagedSeconds,
      double doneSeconds,
      double quietMicros,
      double meanwhileMicros) {}

  private Sweep() {}
}
