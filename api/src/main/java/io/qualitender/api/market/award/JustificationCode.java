package io.qualitender.api.market.award;

/** Why another quote than the first was chosen, or why with so few quotes. */
public enum JustificationCode {
  /** The first cannot audit in the period wished for. */
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
