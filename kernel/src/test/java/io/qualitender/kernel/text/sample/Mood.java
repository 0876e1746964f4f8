package io.qualitender.kernel.text.sample;

import io.qualitender.kernel.text.Labelled;

/** An enum with labels in the bundle {@code sample} of the tests. */
public enum Mood implements Labelled {
  GOOD
}
