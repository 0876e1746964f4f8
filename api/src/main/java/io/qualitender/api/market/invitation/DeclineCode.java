package io.qualitender.api.market.invitation;

/** Why a body does not quote. */
public enum DeclineCode {
  NO_CAPACITY,
  NOT_ACCREDITED,
  OUT_OF_REGION,
  CONFLICT_OF_INTEREST,
  OTHER
}
