package io.qualitender.kernel.job;

import java.util.List;

/**
 * Thrown out of a transaction that met something which is due and not yet done: it is done first,
 * in the worker's transaction, and the request is begun again. So no answer depends on whether a
 * job has run. {@link io.qualitender.kernel.http.Reads} and {@link
 * io.qualitender.kernel.http.Writes} catch it.
 */
public abstract class DueItemsFirstException extends RuntimeException {

  private final transient List<DueItem> items;

  protected DueItemsFirstException(String message, List<DueItem> items) {
    super(message, null, false, false);
    this.items = List.copyOf(items);
  }

  public List<DueItem> items() {
    return items;
  }
}
