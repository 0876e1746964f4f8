package io.qualitender.kernel.tx;

/**
 * What a member or a key may do in its tenant; each role may do all that the ones before it may.
 */
public enum Role {
  READER,
  CONTRIBUTOR,
  MANAGER,
  OWNER;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
