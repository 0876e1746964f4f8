package io.qualitender.api.party.directory;

/** What is known about a body's accreditation. */
public enum ListingStatus {
  /** Its accreditation was checked. */
  ACCREDITED,
  /** It is in a public list of bodies. */
  LISTED,
  /** Only stated by itself or the press. */
  UNCONFIRMED,
  /** No longer a certification body: kept for objects that refer to it, never invited. */
  WITHDRAWN
}
