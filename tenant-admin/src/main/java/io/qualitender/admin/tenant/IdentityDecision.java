package io.qualitender.admin.tenant;

import java.time.Instant;

/**
 * One decision of the operator about who a tenant is, without who took it.
 *
 * @param number from 1, in the order of the decisions
 */
public record IdentityDecision(
    int number, Kind decision, String name, String siren, Instant decidedAt) {

  /** What was decided. */
  public enum Kind {
    /** It is who it says. */
    VERIFIED,
    /** The word is taken back; the tenant keeps its SIREN. */
    WITHDRAWN,
    /** It is somebody else: its SIREN is free for the one to whom it belongs. */
    REFUSED
  }
}
