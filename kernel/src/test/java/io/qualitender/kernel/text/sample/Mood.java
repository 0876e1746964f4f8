package io.qualitender.kernel.text.sample;

import io.qualitender.kernel.text.Labelled;

/** A closed list with names for people, in the bundle {@code sample} of the tests. */
public enum Mood implements Labelled {
  GOOD
}
