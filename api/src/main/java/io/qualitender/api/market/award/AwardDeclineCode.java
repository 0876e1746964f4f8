package io.qualitender.api.market.award;

/** Why a body declines an award; readable by the organization. */
public enum AwardDeclineCode {
  NO_CAPACITY,
  CONFLICT_OF_INTEREST,
  TERMS_CHANGED,
  OTHER
}
