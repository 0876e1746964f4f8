package io.qualitender.api.market.invitation;

/** Why an organization takes an invitation back. */
public enum RevokeCode {
  MISTAKE,
  NOT_ELIGIBLE,
  CONFLICT_OF_INTEREST,
  OTHER
}
