package io.qualitender.api.market.publication;

/** Where the main audit is wished; surveillance is remote by default. */
public enum AuditMode {
  ON_SITE,
  REMOTE
}
