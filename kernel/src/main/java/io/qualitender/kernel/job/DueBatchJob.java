package io.qualitender.kernel.job;

import java.util.List;

/**
 * A job whose items are cheap and become due in large numbers, so that they are performed in
 * batches.
 */
public interface DueBatchJob extends DueJob {

  /**
   * Performs all items in one transaction, skipping those already done. If it fails the items are
   * performed one by one, so that one failing item does not block the others.
   */
  void performAll(List<DueItem> found);
}
