package io.qualitender.kernel.tx;

import io.qualitender.kernel.text.Labelled;

/** The role of a member or a key in its tenant; each role includes the ones before it. */
public enum Role implements Labelled {
  READER,
  CONTRIBUTOR,
  MANAGER,
  OWNER;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
