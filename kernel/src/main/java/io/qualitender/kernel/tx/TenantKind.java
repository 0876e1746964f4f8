package io.qualitender.kernel.tx;

import io.qualitender.kernel.text.Labelled;

/** The two sides of the market: those who ask for quotes and those who answer. */
public enum TenantKind implements Labelled {
  TRAINING_ORGANIZATION,
  CERTIFICATION_BODY
}
