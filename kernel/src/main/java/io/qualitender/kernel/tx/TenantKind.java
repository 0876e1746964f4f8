package io.qualitender.kernel.tx;

import io.qualitender.kernel.text.Labelled;

/** The two kinds of tenant: those that request quotes and those that submit them. */
public enum TenantKind implements Labelled {
  TRAINING_ORGANIZATION,
  CERTIFICATION_BODY
}
