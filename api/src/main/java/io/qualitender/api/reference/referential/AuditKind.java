package io.qualitender.api.reference.referential;

/**
 * The audits whose length the law sets (arrêté du 6 juin 2019 modifié relatif aux modalités
 * d'audit; the articles are in {@code legalBasis} of the dated rules).
 */
public enum AuditKind {
  /** Before the first certificate. */
  INITIAL,
  /** Between month 14 and month 22 of a certificate. */
  SURVEILLANCE,
  /** Before a certificate ends; as long as an initial audit. */
  RENEWAL
}
