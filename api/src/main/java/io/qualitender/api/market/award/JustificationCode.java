package io.qualitender.api.market.award;

/** Why a quote other than the first is awarded, or why with fewer quotes than expected. */
public enum JustificationCode {
  /** The first cannot audit in the requested period. */
  AVAILABILITY,
  SECTOR_EXPERIENCE,
  /** The first could not judge impartially (ISO/IEC 17065, 4.2). */
  IMPARTIALITY,
  ABNORMALLY_LOW_PRICE,
  /** The first has declined or let its award lapse. */
  FIRST_UNAVAILABLE,
  FEW_QUOTES,
  OTHER
}
