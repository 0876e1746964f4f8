package io.qualitender.admin.tenant;

import java.util.UUID;

/** Whether a tenant is real, or a fictional one of a sandbox. */
public enum Mode {
  LIVE,
  TEST;

  public static Mode of(UUID sandboxId) {
    return sandboxId == null ? LIVE : TEST;
  }
}
