package io.qualitender.kernel.http;

import io.qualitender.kernel.tx.TenantKind;

/** The kind of tenant an operation is for. */
public enum Kind {
  TRAINING_ORGANIZATION,
  CERTIFICATION_BODY,
  ANY;

  public boolean includes(TenantKind kind) {
    return this == ANY || name().equals(kind.name());
  }
}
