package io.qualitender.kernel.job;

import java.util.List;

/**
 * Thrown from a transaction that finds items due but not yet performed: they are performed first,
 * in the worker's transaction, and the request is run again. So no response depends on whether a
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
