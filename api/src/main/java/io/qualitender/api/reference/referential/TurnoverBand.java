package io.qualitender.api.reference.referential;

/**
 * The band of yearly training turnover, excluding VAT, that the length of audits depends on (arrêté
 * du 6 juin 2019 modifié relatif aux modalités d'audit).
 *
 * <p>Only the names; the limits of the bands are dated data: {@code AuditRules.bandOf}.
 */
public enum TurnoverBand {
  UNDER_150K,
  FROM_150K_TO_750K,
  FROM_750K
}
