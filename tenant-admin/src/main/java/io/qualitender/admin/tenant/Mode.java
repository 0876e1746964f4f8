package io.qualitender.admin.tenant;

import java.util.UUID;

/** Live, or a fictional tenant of a sandbox. */
public enum Mode {
  LIVE,
  TEST;

  public static Mode of(UUID sandboxId) {
    return sandboxId == null ? LIVE : TEST;
  }
}
