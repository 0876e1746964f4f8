package io.qualitender.kernel.http;

import io.qualitender.kernel.http.body.ChangedFields;
import io.qualitender.kernel.problem.Faults;

/**
 * A body that could be read, and what is wrong with its values so far. The service adds what its
 * rules find and calls {@code faults.throwIfAny()}, so that the caller learns everything at once.
 *
 * @param value never null; what was faulty in it may be null
 * @param changes of a merge patch, where the object would differ; of a new object, everything
 */
public record RequestBody<T>(T value, Faults faults, ChangedFields changes) {

  /**
   * The value, once nothing is wrong with it: for requests that have no rules beyond their form.
   */
  public T valueOrThrow() {
    faults.throwIfAny();
    return value;
  }
}
