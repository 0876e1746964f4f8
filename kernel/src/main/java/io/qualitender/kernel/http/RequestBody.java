package io.qualitender.kernel.http;

import io.qualitender.kernel.http.body.ChangedFields;
import io.qualitender.kernel.problem.Faults;

/**
 * A body that could be read, with the faults of its values so far. The service adds those of its
 * rules and calls {@code faults.throwIfAny()}, so that all are reported at once.
 *
 * @param value never null; invalid components may be null
 * @param changes the fields a merge patch changes; everything for a new object
 */
public record RequestBody<T>(T value, Faults faults, ChangedFields changes) {

  /** The value, or 422 if it has faults: for requests without rules beyond their form. */
  public T valueOrThrow() {
    faults.throwIfAny();
    return value;
  }
}
