package io.qualitender.api.market.publication;

/** Where the organization wants the main audit; surveillance is remote by default. */
public enum AuditMode {
  ON_SITE,
  REMOTE
}
