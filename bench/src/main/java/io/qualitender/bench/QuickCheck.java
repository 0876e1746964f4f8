package io.qualitender.bench;

import java.util.Map;

/** Compares a quick run with the quick part of the last report. */
final class QuickCheck {

  /** A ratio that falls below this share of the last one has fallen by more than a third. */
  private static final double LEAST_KEPT = 2.0 / 3;

  private QuickCheck() {}

  /**
   * @return whether no ratio has fallen by more than a third
   */
  static boolean compare(Map<String, Double> before, Map<String, Double> now, Console console) {
    boolean kept = true;
    for (Map.Entry<String, Double> each : now.entrySet()) {
      Double last = before.get(each.getKey());
      if (last == null) {
        console.say(each.getKey() + ": the last report has no figure to compare with");
        continue;
      }
      boolean fell = each.getValue() < last * LEAST_KEPT;
      kept &= !fell;
      console.say(
          Page.text(
              "%s: %.3f of the limit, in the last report %.3f%s",
              each.getKey(), each.getValue(), last, fell ? ": FELL BY MORE THAN A THIRD" : ""));
    }
    return kept;
  }
}
