package io.qualitender.api.party.directory;

/** How the body's standing is known to us. */
public enum ListingStatus {
  /** Its accreditation has been read. */
  ACCREDITED,
  /** It stands in a public list of bodies. */
  LISTED,
  /** Only its own word or the press says so. */
  UNCONFIRMED,
  /** It is a certification body no more: kept for what rests on it, and never invited. */
  WITHDRAWN
}
