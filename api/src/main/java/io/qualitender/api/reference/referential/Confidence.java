package io.qualitender.api.reference.referential;

/**
 * How well a figure of the dated data is confirmed. Declared from the best to the lowest, so that
 * the natural order compares them.
 */
public enum Confidence {
  /** Two or more independent sources. */
  A,
  /** One source. */
  B,
  /** Not confirmed: to be checked against the official table. What rests on it is indicative. */
  C;

  /** The lower of the two: an answer is worth what its weakest figure is worth. */
  public Confidence lowest(Confidence other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The higher of the two: what two sources agree on is as sure as the surer one. */
  public Confidence highest(Confidence other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether an answer resting on this is only indicative. */
  public boolean indicative() {
    return this == C;
  }
}
