package io.qualitender.api.market.invitation;

/** Why an organization revokes an invitation. */
public enum RevokeCode {
  MISTAKE,
  NOT_ELIGIBLE,
  CONFLICT_OF_INTEREST,
  OTHER
}
