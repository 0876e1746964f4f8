package io.qualitender.kernel.tx;

/** The two sides of the market: those who ask for quotes and those who answer. */
public enum TenantKind {
  TRAINING_ORGANIZATION,
  CERTIFICATION_BODY
}
