package io.qualitender.api.party.directory;

/** The two routes to the mark (Code du travail, art. L. 6316-2 and L. 6316-4). */
public enum BodyKind {
  /** A body with an accreditation (Cofrac) to certify any provider. */
  CERTIFICATION_BODY,
  /**
   * An instance recognised by France compétences that labels providers of its own network: it is
   * never invited.
   */
  LABELLING_INSTANCE
}
