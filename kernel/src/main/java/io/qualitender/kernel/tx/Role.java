package io.qualitender.kernel.tx;

import io.qualitender.kernel.text.Labelled;

/**
 * What a member or a key may do in its tenant; each role may do all that the ones before it may.
 */
public enum Role implements Labelled {
  READER,
  CONTRIBUTOR,
  MANAGER,
  OWNER;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
