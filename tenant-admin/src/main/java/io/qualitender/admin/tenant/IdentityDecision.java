package io.qualitender.admin.tenant;

import java.time.Instant;

/**
 * One decision of the operator about a tenant's identity, without its author.
 *
 * @param number from 1, in the order of the decisions
 */
public record IdentityDecision(
    int number, Kind decision, String name, String siren, Instant decidedAt) {

  /** The kinds of decision. */
  public enum Kind {
    /** The identity is verified. */
    VERIFIED,
    /** The verification is withdrawn; the tenant keeps its SIREN. */
    WITHDRAWN,
    /** The identity is false; the SIREN is released. */
    REFUSED
  }
}
