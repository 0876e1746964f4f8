package io.qualitender.kernel.job;

import java.util.List;

/**
 * Work of which much falls due at once and that costs little each time: it is done many at a time.
 */
public interface DueBatchJob extends DueJob {

  /**
   * Does all of them in one transaction, or none; each is done only if it is still to be done. When
   * it fails they are performed one by one, so that one that cannot be done does not hold up the
   * others.
   */
  void performAll(List<DueItem> found);
}
