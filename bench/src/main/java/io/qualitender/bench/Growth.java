package io.qualitender.bench;

import java.util.List;
import java.util.Map;

/** How an operation's median grows with the number of tenants. */
final class Growth {

  /**
   * @param sizes numbers of organizations, ascending
   * @param medians microseconds, by operation, one per size
   * @param ratios of the median at each size to that at the smallest, by operation
   */
  record Found(
      List<Integer> sizes, Map<String, List<Spread>> medians, Map<String, List<Spread>> ratios) {}

  private Growth() {}
}
