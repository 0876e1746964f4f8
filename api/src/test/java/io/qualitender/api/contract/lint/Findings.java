package io.qualitender.api.contract.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a lint run found, and how much it looked at: a rule that looked at nothing proves nothing.
 */
final class Findings {

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> looked = new TreeMap<>();

  /** Notes that one more {@code thing} was looked at. */
  void saw(String thing) {
    looked.merge(thing, 1, Integer::sum);
  }

  void check(boolean right, String where, String rule) {
    saw("checks");
    if (!right) {
      faults.add(where + ": " + rule);
    }
  }

  void fault(String where, String rule) {
    check(false, where, rule);
  }

  List<String> faults() {
    return faults;
  }

  Map<String, Integer> looked() {
    return looked;
  }

  int looked(String thing) {
    return looked.getOrDefault(thing, 0);
  }
}
