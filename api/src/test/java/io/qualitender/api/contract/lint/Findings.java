package io.qualitender.api.contract.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The faults of a lint run and the number of things checked: a rule that checked nothing proves
 * nothing.
 */
final class Findings {

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Integer> checked = new TreeMap<>();

  /** Counts one more checked {@code thing}. */
  void count(String thing) {
    checked.merge(thing, 1, Integer::sum);
  }

  void check(boolean right, String where, String rule) {
    count("checks");
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

  Map<String, Integer> checked() {
    return checked;
  }

  int checked(String thing) {
    return checked.getOrDefault(thing, 0);
  }
}
