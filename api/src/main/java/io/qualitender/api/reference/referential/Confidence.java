package io.qualitender.api.reference.referential;

/** How well a figure of the dated data is confirmed, from best to worst. */
public enum Confidence {
  /** Two or more independent sources. */
  A,
  /** One source. */
  B,
  /** Unconfirmed, to be checked against the official text. What depends on it is indicative. */
  C;

  /** The lower of the two, for results that depend on both. */
  public Confidence lowest(Confidence other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The higher of the two, for a figure that both sources give. */
  public Confidence highest(Confidence other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether a result that depends on it is only indicative. */
  public boolean indicative() {
    return this == C;
  }
}
