package io.qualitender.bench;

import java.time.Duration;

/** Who takes part in the rounds: a server under test, or a form of the limit. */
interface Contender {

  String name();

  boolean takesPart(Operation operation);

  /** Until its speed no longer changes. */
  void warm(Operation operation, Duration how);

  Sample measure(Operation operation);
}
